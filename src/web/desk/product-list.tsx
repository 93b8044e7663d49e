import '../ui/data-table.css';
import './catalogue.css';
import type { ReactNode } from 'react';
import type { Family, Product } from '../../business/catalog/terms.ts';
import type { Page } from '../api.ts';
import { useList, useListPath } from '../lists.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { useToday } from './price-list-fields.tsx';

const filters = ['status'];

/** The catalogue as a tree: families, under each its products; a product opens to its editions and offers. */
export default function ProductList() {
  const t = useTexts('desk-products');
  const format = useFormat();
  const { may } = useReader();
  const list = useList<Product>(useListPath(catalogueApi.references('products', { limit: 200 }), ['q', ...filters]));
  const families = useReply<Page<Family>>(catalogueApi.references('families', { limit: 200 }));
  const problem = list.problem ?? families.problem;
  const ready = list.rows && families.body;
  return (
    <>
      <PageHead
        title={t('catalogueTitle')}
        count={list.total === null ? undefined : format.quantity(list.total)}
        note={t('catalogueNote')}
      >
        <LinkButton href={catalogueWeb.groups()}>{t('catalogueGroups')}</LinkButton>
        <LinkButton href={catalogueWeb.productFile()}>{t('catalogueFile')}</LinkButton>
        {may('catalog.change') && (
          <LinkButton kind="primary" href={catalogueWeb.productNew()}>
            {t('productNew')}
          </LinkButton>
        )}
      </PageHead>
      <ListPanel
        title={t('catalogueTitle')}
        search={t('catalogueSearch')}
        order={t('catalogueOrder')}
        names={filters}
        filters={
          <ChipFilter
            label={t('productState')}
            name="status"
            chips={[
              { value: 'all', label: t('all') },
              { value: 'published', label: t('productState_published') },
              { value: 'draft', label: t('catalogueDrafts') },
            ]}
          />
        }
      >
        {(emptyOr) => (
          <>
            {problem && (
              <div className="table-note">
                <Refusal problem={problem} again={() => Promise.all([list.again(), families.again()])} />
              </div>
            )}
            {!ready && !problem && (
              <div className="table-note">
                <Skeleton lines={8} />
              </div>
            )}
            {list.rows && families.body && (
              <Tree
                products={list.rows}
                families={families.body.items}
                empty={emptyOr(<EmptyState title={t('catalogueEmpty')}>{t('catalogueEmptyBody')}</EmptyState>)}
              />
            )}
            {ready && (
              <div className="table-foot">
                <span className="small muted">{t('tableAll', { count: list.rows?.length ?? 0 })}</span>
                {list.more && (
                  <Button compact busy={list.bringingMore} onClick={list.more}>
                    {t('showMore')}
                  </Button>
                )}
                <a className="small end" href={catalogueApi.catalogueFile()} download>
                  {t('exportList')}
                </a>
              </div>
            )}
          </>
        )}
      </ListPanel>
    </>
  );
}

function Tree({
  products,
  families,
  empty,
}: {
  readonly products: readonly Product[];
  readonly families: readonly Family[];
  readonly empty: ReactNode;
}) {
  const t = useTexts('desk-products');
  const { search } = useSearch();
  const searched = search.get('q') !== null || search.get('status') !== null;
  const shown = families
    .map((family) => ({ family, products: products.filter(({ familyId }) => familyId === family.id) }))
    .filter((group) => !searched || group.products.length > 0);
  if (shown.length === 0) return empty;
  return (
    <table className="data stack list catalogue-tree">
      <caption className="sr">{t('catalogueTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('productName')}</th>
          <th scope="col">{t('productSlug')}</th>
          <th scope="col">{t('productState')}</th>
          <th scope="col">
            <span className="sr">{t('productNew')}</span>
          </th>
        </tr>
      </thead>
      {shown.map((group) => (
        <Group key={group.family.id} {...group} />
      ))}
    </table>
  );
}

function Group({ family, products }: { family: Family; products: readonly Product[] }) {
  const t = useTexts('desk-products');
  const { may } = useReader();
  const words = useCatalogueWords();
  const name = words.named(family.names);
  return (
    <tbody>
      <tr className="family">
        <th scope="rowgroup" colSpan={2}>
          <Anchor className="plain" href={catalogueWeb.group('families', family.id)}>
            {name}
          </Anchor>{' '}
          <span className="count">{products.length}</span>
        </th>
        <td data-label={t('productState')}>
          <EndsBadge endsOn={family.endsOn} />
        </td>
        <td className="num">
          {may('catalog.change') && (
            <Anchor
              className="small"
              href={catalogueWeb.productNew(family.id)}
              aria-label={t('productNewIn', { family: name })}
            >
              {t('productNew')}
            </Anchor>
          )}
        </td>
      </tr>
      {products.length === 0 && (
        <tr>
          <td colSpan={4} className="muted">
            {t('catalogueNoProducts')}
          </td>
        </tr>
      )}
      {products.map((product) => (
        <tr key={product.id}>
          <th scope="row" className="inset">
            <Anchor className="plain" href={web.desk.product(product.id)}>
              {words.named(product.names)}
            </Anchor>
          </th>
          <td data-label={t('productSlug')}>
            <span className="mono">{product.slug}</span>
          </td>
          <td data-label={t('productState')}>
            <ProductState product={product} />
          </td>
          <td />
        </tr>
      ))}
    </tbody>
  );
}

/** Draft, in the store, ending on a day, ended. */
export function ProductState({ product }: { product: Pick<Product, 'status' | 'endsOn'> }) {
  const t = useTexts('desk-products');
  if (product.status === 'draft') return <Badge tone="warn">{t('productState_draft')}</Badge>;
  if (product.endsOn !== null) return <EndsBadge endsOn={product.endsOn} />;
  return <Badge tone="pos">{t('productState_published')}</Badge>;
}

/** Nothing for what goes on; the day for what ends. */
export function EndsBadge({ endsOn }: { endsOn: string | null }) {
  const t = useTexts('desk-products');
  const format = useFormat();
  const today = useToday();
  if (endsOn === null) return null;
  if (endsOn <= today) return <Badge>{t('productState_ended')}</Badge>;
  return <Badge tone="acc">{t('productState_ending', { day: format.date(endsOn) })}</Badge>;
}
