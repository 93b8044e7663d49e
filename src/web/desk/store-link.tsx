import type { Offer, Product } from '../../business/catalog/terms.ts';
import type { PriceListReply, PriceReply } from '../../business/pricing/terms.ts';
import type { Page } from '../api.ts';
import { storeWeb, web } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { catalogueApi } from './desk-paths.ts';

/** To the store's page of the first product that a list has a price for; to all products where there is none. */
export function StoreLink({ list, primary }: { list: PriceListReply; primary?: boolean }) {
  const t = useTexts('desk-catalogue');
  const prices = useReply<Page<PriceReply>>(catalogueApi.prices(list.id, { limit: 1 }));
  const offerId = prices.body?.items[0]?.offerId;
  const offer = useReply<Offer>(offerId ? catalogueApi.reference('offers', offerId) : null);
  const productId = offer.body?.productId;
  const product = useReply<Product>(productId ? catalogueApi.reference('products', productId) : null);
  const href = product.body ? web.store.product(product.body.slug) : storeWeb.products();
  return (
    <LinkButton href={href} {...(primary ? { kind: 'primary' } : {})}>
      {t('listSeeStore')}
    </LinkButton>
  );
}
