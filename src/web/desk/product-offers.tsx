import '../ui/data-table.css';
import type { Edition, Offer, Product, SupportLevel } from '../../business/catalog/terms.ts';
import type { Page } from '../api.ts';
import { useList } from '../lists.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { useToday } from './price-list-fields.tsx';
import { EndsBadge } from './product-list.tsx';

/** The editions of a product, each with what is sold of it. */
export function ProductOffers({ product }: { product: Product }) {
  const t = useTexts('desk-products');
  const { may } = useReader();
  const editions = useReply<Page<Edition>>(catalogueApi.references('editions', { productId: product.id, limit: 200 }));
  const offers = useList<Offer>(catalogueApi.references('offers', { productId: product.id, limit: 200 }));
  const problem = editions.problem ?? offers.problem;
  if (problem && !(editions.body && offers.rows)) {
    return <Refusal problem={problem} again={() => Promise.all([editions.again(), offers.again()])} />;
  }
  if (!editions.body || !offers.rows) {
    return (
      <Panel title={t('productTabOffers')} hiddenTitle>
        <Skeleton lines={8} />
      </Panel>
    );
  }
  if (editions.body.items.length === 0) {
    return (
      <Panel title={t('productTabOffers')} hiddenTitle flush>
        <EmptyState
          title={t('editionsEmpty')}
          action={
            may('catalog.change') && (
              <LinkButton href={catalogueWeb.edition(product.id, 'new')}>{t('editionNew')}</LinkButton>
            )
          }
        >
          {t('editionsEmptyBody')}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      {editions.body.items.map((edition) => (
        <EditionPanel
          key={edition.id}
          product={product}
          edition={edition}
          offers={offers.rows?.filter(({ editionId }) => editionId === edition.id) ?? []}
        />
      ))}
      {offers.more && (
        <Button busy={offers.bringingMore} onClick={offers.more}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}

function EditionPanel({
  product,
  edition,
  offers,
}: {
  readonly product: Product;
  readonly edition: Edition;
  readonly offers: readonly Offer[];
}) {
  const t = useTexts('desk-products');
  const { may } = useReader();
  const words = useCatalogueWords();
  const links = may('catalog.change') && (
    <span className="panel-links">
      <Anchor href={catalogueWeb.edition(product.id, edition.id)}>{t('editionChange')}</Anchor>
      <Anchor href={catalogueWeb.offer(product.id, 'new', { edition: edition.id })}>{t('offerNew')}</Anchor>
    </span>
  );
  return (
    <Panel
      title={words.named(edition.names)}
      count={t('offersCount', { count: offers.length })}
      note={<EndsBadge endsOn={edition.endsOn} />}
      end={links}
      flush
    >
      {offers.length === 0 ? (
        <p className="empty muted">{t('offersEmpty')}</p>
      ) : (
        <OfferTable product={product} offers={offers} caption={words.named(edition.names)} />
      )}
    </Panel>
  );
}

function OfferTable({
  product,
  offers,
  caption,
}: {
  readonly product: Product;
  readonly offers: readonly Offer[];
  readonly caption: string;
}) {
  const t = useTexts('desk-products', 'desk-catalogue');
  const format = useFormat();
  const words = useCatalogueWords();
  const levels = useReply<Page<SupportLevel>>(catalogueApi.references('support-levels', { limit: 200 }));
  const support = new Map(levels.body?.items.map((level) => [level.id, words.named(level.names)]));
  const inOrder = [...offers].sort((a, b) => a.termMonths - b.termMonths || (a.sku < b.sku ? -1 : 1));
  return (
    <div className="table-scroll">
      <table className="data stack list">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('offerSku')}</th>
            <th scope="col">{t('offerTerm')}</th>
            <th scope="col">{t('offerBilling')}</th>
            <th scope="col">{t('offerSupport')}</th>
            <th scope="col" className="num">
              {t('offerNoticeShort')}
            </th>
            <th scope="col" className="num">
              {t('saleStarts')}
            </th>
            <th scope="col">{t('offerState')}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((offer) => (
            <tr key={offer.id}>
              <th scope="row">
                <Anchor className="plain" href={catalogueWeb.offer(product.id, offer.id)}>
                  {offer.sku}
                </Anchor>
              </th>
              <td data-label={t('offerTerm')}>{words.term(offer.termMonths)}</td>
              <td data-label={t('offerBilling')}>{words.billing(offer.billing)}</td>
              <td data-label={t('offerSupport')}>{support.get(offer.supportLevelId)}</td>
              <td className="num" data-label={t('offerNoticeShort')}>
                {t('days', { count: offer.noticeDays })}
              </td>
              <td className="num" data-label={t('saleStarts')}>
                {format.date(offer.startsOn)}
              </td>
              <td data-label={t('offerState')}>
                <OfferState offer={offer} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function OfferState({ offer }: { offer: Pick<Offer, 'startsOn' | 'endsOn'> }) {
  const t = useTexts('desk-products');
  const format = useFormat();
  const today = useToday();
  if (offer.endsOn !== null) return <EndsBadge endsOn={offer.endsOn} />;
  if (offer.startsOn > today)
    return <Badge tone="acc">{t('offerState_coming', { day: format.date(offer.startsOn) })}</Badge>;
  return <Badge tone="pos">{t('offerState_on')}</Badge>;
}
