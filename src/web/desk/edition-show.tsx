import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import type { Edition, Product } from '../../business/catalog/terms.ts';
import { web } from '../paths.ts';
import { navigate, useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { DateField, QuantityField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { useCatalogueChecks } from './catalogue-fields.ts';
import { forgetCatalogue } from './catalogue-refresh.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { RecordDelete } from './record-delete.tsx';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import { lineListsOf, WordFields, wordsOf, wordValues } from './word-fields.tsx';

/** An edition of a product, or a new one. */
export default function EditionShow() {
  const t = useTexts('desk-products');
  const id = useParam('edition');
  const product = useReply<Product>(catalogueApi.reference('products', useParam('product')));
  const edition = useReply<Edition>(id === 'new' ? null : catalogueApi.reference('editions', id));
  const problem = product.problem ?? edition.problem;
  if (problem) {
    return (
      <Refusal problem={problem} again={() => Promise.all([product.again(), edition.again()])}>
        {problem.status === 404 && <LinkButton href={catalogueWeb.products()}>{t('productBack')}</LinkButton>}
      </Refusal>
    );
  }
  if (!product.body || (id !== 'new' && !edition.body)) {
    return (
      <Panel title={t('editionName')} hiddenTitle>
        <Skeleton lines={8} />
      </Panel>
    );
  }
  return <Shown product={product.body} edition={edition.body ?? null} />;
}

function Shown({ product, edition }: { product: Product; edition: Edition | null }) {
  const t = useTexts('desk-products');
  const toast = useToast();
  const { may } = useReader();
  const words = useCatalogueWords();
  const [deleting, setDeleting] = useState(false);
  const productName = words.named(product.names);
  const name = edition ? words.named(edition.names) : '';
  return (
    <>
      <PageHead
        title={
          edition
            ? t('editionTitle', { edition: name, product: productName })
            : t('editionNewTitle', { product: productName })
        }
      >
        <LinkButton href={web.desk.product(product.id)}>{productName}</LinkButton>
        {edition && may('catalog.change') && <Button onClick={() => setDeleting(true)}>{t('editionDelete')}</Button>}
      </PageHead>
      {deleting && edition && (
        <RecordDelete
          title={t('groupDeleteTitle', { name })}
          action={t('editionDelete')}
          keep={t('recordKeep')}
          path={catalogueApi.reference('editions', edition.id)}
          rowVersion={edition.rowVersion}
          leave={() => setDeleting(false)}
          done={() => {
            toast({ text: t('groupDeleted', { name }) });
            navigate(web.desk.product(product.id), { replace: true });
            forgetCatalogue(edition.id);
          }}
        >
          {t('editionDeleteBody')}
        </RecordDelete>
      )}
      <div className="form-page">
        <EditionForm product={product} edition={edition} />
      </div>
    </>
  );
}

const linesOf = (edition: Edition | null) =>
  wordValues('features', {
    en: edition?.features.en?.join('\n'),
    de: edition?.features.de?.join('\n'),
  });

const valuesOf = (edition: Edition | null) => ({
  ...wordValues('names', edition?.names),
  ...linesOf(edition),
  code: edition?.code ?? '',
  position: String(edition?.position ?? 0),
  endsOn: edition?.endsOn ?? '',
});

function EditionForm({ product, edition }: { product: Product; edition: Edition | null }) {
  const t = useTexts('desk-products');
  const toast = useToast();
  const { may } = useReader();
  const words = useCatalogueWords();
  const { needed, whole } = useCatalogueChecks();
  const of = useRecordForm<Edition, ReturnType<typeof valuesOf>>({
    draft: edition ? `edition-${edition.id}` : `edition-new-${product.id}`,
    record: edition,
    createAt: catalogueApi.references('editions'),
    path: catalogueApi.reference('editions', edition?.id ?? ''),
    valuesOf,
    bodyOf: (values) => ({
      productId: product.id,
      code: values.code.trim(),
      names: wordsOf(values, 'names'),
      features: lineListsOf(values, 'features'),
      position: Number(values.position),
      endsOn: values.endsOn || null,
    }),
    checks: { 'names/en': needed, code: needed, position: whole },
    done: (saved, how) => {
      forgetCatalogue();
      if (how === 'saved') toast({ text: t('groupSaved', { name: words.named(saved.names) }) });
      navigate(web.desk.product(product.id));
    },
  });
  const labels = {
    'names/en': t('inEnglish', { field: t('groupName') }),
    'names/de': t('inGerman', { field: t('groupName') }),
    'features/en': t('inEnglish', { field: t('editionFeatures') }),
    'features/de': t('inGerman', { field: t('editionFeatures') }),
    code: t('groupCode'),
    position: t('groupPosition'),
    endsOn: t('saleEnds'),
  };
  const title = edition ? t('editionSave') : t('editionCreate');
  return (
    <>
      <ChangedMeanwhile of={of} labels={labels} />
      <Panel title={title} hiddenTitle>
        <fieldset disabled={!may('catalog.change')}>
          <Form form={of.form} action={title} label={title}>
            <WordFields form={of.form} name="names" label={t('groupName')} />
            <TextField {...of.form.field('code')} label={t('groupCode')} hint={t('groupCodeHint')} autoComplete="off" />
            <WordFields
              form={of.form}
              name="features"
              label={t('editionFeatures')}
              hint={t('editionFeaturesHint')}
              optional
              lines={6}
            />
            <div className="pair">
              <QuantityField {...of.form.field('position')} label={t('groupPosition')} hint={t('groupPositionHint')} />
              <DateField {...of.form.field('endsOn')} label={t('saleEnds')} hint={t('saleEndsHint')} optional />
            </div>
          </Form>
        </fieldset>
      </Panel>
    </>
  );
}
