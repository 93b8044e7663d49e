import type { Family, LicenceMetric, Product } from '../../business/catalog/terms.ts';
import type { Page } from '../api.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { DateField, QuantityField, SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { useCatalogueChecks } from './catalogue-fields.ts';
import { forgetCatalogue } from './catalogue-refresh.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi } from './desk-paths.ts';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import { WordFields, wordsOf, wordValues } from './word-fields.tsx';

/** The families and licence metrics that a product names. */
function useChoices() {
  const words = useCatalogueWords();
  const families = useReply<Page<Family>>(catalogueApi.references('families', { limit: 200 }));
  const metrics = useReply<Page<LicenceMetric>>(catalogueApi.references('licence-metrics', { limit: 200 }));
  return {
    families: (families.body?.items ?? []).map(({ id, names }) => ({ value: id, label: words.named(names) })),
    metrics: (metrics.body?.items ?? []).map(({ id, plurals }) => ({ value: id, label: words.named(plurals) })),
  };
}

const valuesOf = (family: string) => (product: Product | null) => ({
  ...wordValues('names', product?.names),
  ...wordValues('ledes', product?.ledes),
  slug: product?.slug ?? '',
  familyId: product?.familyId ?? family,
  licenceMetricId: product?.licenceMetricId ?? '',
  position: String(product?.position ?? 0),
  endsOn: product?.endsOn ?? '',
});
type Values = ReturnType<ReturnType<typeof valuesOf>>;

/** A product's words, its address, its family and metric, its last day; its state changes by publishing. */
export function ProductForm({
  product,
  family = '',
  done,
}: {
  readonly product: Product | null;
  /** Where a new product begins. */
  readonly family?: string;
  readonly done: (product: Product) => void;
}) {
  const t = useTexts('desk-products', 'desk-catalogue');
  const toast = useToast();
  const { may } = useReader();
  const words = useCatalogueWords();
  const choices = useChoices();
  const { needed, whole } = useCatalogueChecks();
  const of = useRecordForm<Product, Values>({
    draft: product ? `product-${product.id}` : 'product-new',
    record: product,
    createAt: catalogueApi.references('products'),
    path: catalogueApi.reference('products', product?.id ?? ''),
    valuesOf: valuesOf(family),
    bodyOf: (values) => ({
      slug: values.slug.trim(),
      familyId: values.familyId,
      licenceMetricId: values.licenceMetricId,
      names: wordsOf(values, 'names'),
      ledes: wordsOf(values, 'ledes'),
      position: Number(values.position),
      status: product?.status ?? 'draft',
      endsOn: values.endsOn || null,
    }),
    checks: { 'names/en': needed, slug: needed, familyId: needed, licenceMetricId: needed, position: whole },
    done: (saved, how) => {
      queryClient.setQueryData([catalogueApi.reference('products', saved.id)], saved);
      forgetCatalogue();
      if (how === 'saved') toast({ text: t('productSaved', { name: words.named(saved.names) }) });
      done(saved);
    },
  });
  const labels = {
    'names/en': t('inEnglish', { field: t('groupName') }),
    'names/de': t('inGerman', { field: t('groupName') }),
    'ledes/en': t('inEnglish', { field: t('groupLede') }),
    'ledes/de': t('inGerman', { field: t('groupLede') }),
    slug: t('productSlug'),
    familyId: t('limitFamily'),
    licenceMetricId: t('productMetric'),
    position: t('groupPosition'),
    endsOn: t('saleEnds'),
  };
  const title = product ? t('productSave') : t('productCreate');
  return (
    <>
      <ChangedMeanwhile
        of={of}
        labels={labels}
        show={(_, value) =>
          [...choices.families, ...choices.metrics].find((each) => each.value === value)?.label ?? value
        }
      />
      <Panel title={title} hiddenTitle>
        <fieldset disabled={!may('catalog.change')}>
          <Form form={of.form} action={title} label={title}>
            <WordFields form={of.form} name="names" label={t('groupName')} />
            <TextField
              {...of.form.field('slug')}
              label={t('productSlug')}
              hint={t('productSlugHint')}
              autoComplete="off"
            />
            <div className="pair">
              <SelectField
                {...of.form.field('familyId')}
                label={t('limitFamily')}
                options={choices.families}
                empty={t('limitFamilyChoose')}
              />
              <SelectField
                {...of.form.field('licenceMetricId')}
                label={t('productMetric')}
                options={choices.metrics}
                empty={t('productMetricChoose')}
              />
            </div>
            <WordFields form={of.form} name="ledes" label={t('groupLede')} optional lines={3} />
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
