import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import type { Family, LicenceMetric, Product } from '../../business/catalog/terms.ts';
import { ApiProblem, type Problem, send } from '../api.ts';
import { web } from '../paths.ts';
import { navigate, useParam, useSearch } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Menu, MenuAction, MenuLink } from '../ui/menu.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useToast } from '../ui/toast.tsx';
import { forgetCatalogue } from './catalogue-refresh.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { ProductForm } from './product-form.tsx';
import { ProductState } from './product-list.tsx';
import { ProductOffers } from './product-offers.tsx';
import { RecordDelete } from './record-delete.tsx';
import { FormRounds } from './record-form.tsx';

/** One product: its editions with what is sold of each, its words; a draft is published from here. */
export default function ProductShow() {
  const t = useTexts('desk-products');
  const id = useParam('product');
  const { body: product, problem, again } = useReply<Product>(catalogueApi.reference('products', id));
  if (problem && !product) {
    return (
      <Refusal problem={problem} again={again}>
        {problem.status === 404 && <LinkButton href={catalogueWeb.products()}>{t('productBack')}</LinkButton>}
      </Refusal>
    );
  }
  if (!product) {
    return (
      <Panel title={t('productName')} hiddenTitle>
        <Skeleton lines={10} />
      </Panel>
    );
  }
  return <Shown key={product.id} product={product} />;
}

function Shown({ product }: { product: Product }) {
  const t = useTexts('desk-products', 'desk-catalogue');
  const toast = useToast();
  const { may } = useReader();
  const { search } = useSearch();
  const words = useCatalogueWords();
  const [deleting, setDeleting] = useState(false);
  const name = words.named(product.names);
  const change = may('catalog.change');
  return (
    <>
      <PageHead title={name} aside={<ProductState product={product} />} note={<Belongs product={product} />}>
        {change && (
          <Menu label={t('more')}>
            <MenuLink href={catalogueWeb.products()}>{t('productBack')}</MenuLink>
            <MenuLink href={catalogueWeb.edition(product.id, 'new')}>{t('editionNew')}</MenuLink>
            <MenuAction onClick={() => setDeleting(true)}>{t('productDelete')}</MenuAction>
          </Menu>
        )}
        {product.status === 'published' && (
          <LinkButton href={web.store.product(product.slug)}>{t('listSeeStore')}</LinkButton>
        )}
        {product.status === 'published' && change && (
          <LinkButton kind="primary" href={catalogueWeb.offer(product.id, 'new')}>
            {t('offerNew')}
          </LinkButton>
        )}
      </PageHead>
      {deleting && (
        <RecordDelete
          title={t('productDeleteTitle', { name })}
          action={t('productDelete')}
          keep={t('recordKeep')}
          path={catalogueApi.reference('products', product.id)}
          rowVersion={product.rowVersion}
          leave={() => setDeleting(false)}
          done={() => {
            toast({ text: t('groupDeleted', { name }) });
            navigate(catalogueWeb.products(), { replace: true });
            forgetCatalogue(product.id);
          }}
        >
          {t('productDeleteBody')}
        </RecordDelete>
      )}
      {product.status === 'draft' && change && <Publish product={product} name={name} />}
      <Tabs
        label={t('productTabs')}
        tabs={[
          { value: 'offers', label: t('productTabOffers') },
          { value: 'texts', label: t('productTabForm') },
        ]}
      />
      {search.get('tab') === 'texts' ? (
        <div className="form-page">
          <FormRounds record={product}>{(record, next) => <ProductForm product={record} done={next} />}</FormRounds>
        </div>
      ) : (
        <ProductOffers product={product} />
      )}
    </>
  );
}

/** "Support tools, counted in devices". */
function Belongs({ product }: { product: Product }) {
  const t = useTexts('desk-products');
  const words = useCatalogueWords();
  const family = useReply<Family>(catalogueApi.reference('families', product.familyId));
  const metric = useReply<LicenceMetric>(catalogueApi.reference('licence-metrics', product.licenceMetricId));
  if (!family.body || !metric.body) return null;
  return <>{t('productFact', { family: words.named(family.body.names), metric: words.named(metric.body.plurals) })}</>;
}

/** The one thing to do next with a draft. */
function Publish({ product, name }: { product: Product; name: string }) {
  const t = useTexts('desk-products');
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const publish = async () => {
    setBusy(true);
    setProblem(null);
    const { id: _, rowVersion, ...body } = product;
    const path = catalogueApi.reference('products', product.id);
    try {
      const saved = await send<Product>('PUT', path, { ...body, status: 'published' }, { ifMatch: `"${rowVersion}"` });
      queryClient.setQueryData([path], saved);
      forgetCatalogue();
      toast({ text: t('productPublished', { name }) });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      if (cause.problem.type === 'changed_meanwhile') void queryClient.invalidateQueries({ queryKey: [path] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="next">
      <div>
        <p className="strong">{t('productNextDraft', { name })}</p>
        <p className="small">{t('productNextDraftBody')}</p>
        <p className="small">{t('productPublishBody', { name })}</p>
        {problem && <Refusal problem={problem} />}
      </div>
      <Button kind="primary" busy={busy} onClick={() => void publish()}>
        {t('productPublish')}
      </Button>
    </section>
  );
}
