import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import type { Offer, Product } from '../../business/catalog/terms.ts';
import { web } from '../paths.ts';
import { navigate, useParam, useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Menu, MenuAction, MenuLink } from '../ui/menu.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { forgetCatalogue } from './catalogue-refresh.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { OfferForm } from './offer-form.tsx';
import { OfferState } from './product-offers.tsx';
import { RecordDelete } from './record-delete.tsx';

/** An offer of a product, a new one, or one that begins as a copy of another. */
export default function OfferShow() {
  const t = useTexts('desk-products');
  const id = useParam('offer');
  const { search } = useSearch();
  const copy = search.get('copy');
  const read = id === 'new' ? copy : id;
  const product = useReply<Product>(catalogueApi.reference('products', useParam('product')));
  const offer = useReply<Offer>(read ? catalogueApi.reference('offers', read) : null);
  const problem = product.problem ?? offer.problem;
  if (problem) {
    return (
      <Refusal problem={problem} again={() => Promise.all([product.again(), offer.again()])}>
        {problem.status === 404 && <LinkButton href={catalogueWeb.products()}>{t('productBack')}</LinkButton>}
      </Refusal>
    );
  }
  if (!product.body || (read && !offer.body)) {
    return (
      <Panel title={t('offerSku')} hiddenTitle>
        <Skeleton lines={10} />
      </Panel>
    );
  }
  const like = offer.body ?? null;
  return <Shown key={`${id} ${copy}`} product={product.body} offer={id === 'new' ? null : like} like={like} />;
}

function Shown({ product, offer, like }: { product: Product; offer: Offer | null; like: Offer | null }) {
  const t = useTexts('desk-products', 'desk-catalogue');
  const toast = useToast();
  const { may } = useReader();
  const { search } = useSearch();
  const words = useCatalogueWords();
  const [deleting, setDeleting] = useState(false);
  const productName = words.named(product.names);
  return (
    <>
      <PageHead
        title={offer ? t('offerTitle', { sku: offer.sku }) : t('offerNewTitle', { product: productName })}
        aside={offer && <OfferState offer={offer} />}
      >
        {offer && may('catalog.change') && (
          <Menu label={t('more')}>
            <MenuLink href={catalogueWeb.offer(product.id, 'new', { copy: offer.id })}>{t('offerCopy')}</MenuLink>
            <MenuAction onClick={() => setDeleting(true)}>{t('offerDelete')}</MenuAction>
          </Menu>
        )}
        <LinkButton href={web.desk.product(product.id)}>{productName}</LinkButton>
      </PageHead>
      {deleting && offer && (
        <RecordDelete
          title={t('groupDeleteTitle', { name: offer.sku })}
          action={t('offerDelete')}
          keep={t('recordKeep')}
          path={catalogueApi.reference('offers', offer.id)}
          rowVersion={offer.rowVersion}
          leave={() => setDeleting(false)}
          done={() => {
            toast({ text: t('groupDeleted', { name: offer.sku }) });
            navigate(web.desk.product(product.id), { replace: true });
            forgetCatalogue(offer.id);
          }}
        >
          {t('offerDeleteBody')}
        </RecordDelete>
      )}
      <div className="form-page">
        <OfferForm product={product} offer={offer} like={like} edition={search.get('edition') ?? ''} />
      </div>
    </>
  );
}
