import { isDraftOffer } from '../../business/catalog/rules.ts';
import type { Billing, Edition, Offer, Product, SupportLevel } from '../../business/catalog/terms.ts';
import type { Format } from '../../texts/format.ts';
import type { Language } from '../../texts/languages.ts';
import { parseDecimal } from '../../texts/typed-figures.ts';
import type { Page } from '../api.ts';
import { web } from '../paths.ts';
import { navigate } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Facts } from '../ui/facts.tsx';
import { DateField, QuantityField, SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { useCatalogueChecks } from './catalogue-fields.ts';
import { forgetCatalogue } from './catalogue-refresh.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { CurrencyField } from './currency-field.tsx';
import { catalogueApi } from './desk-paths.ts';
import { useToday } from './price-list-fields.tsx';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';

const terms = [0, 12, 36, 60] as const;
const billings: readonly Billing[] = ['up_front', 'yearly', 'monthly'];

type First = { readonly edition: string; readonly startsOn: string; readonly currency: string };

function valuesOf(offer: Offer | null, first: First, format: Format) {
  return {
    sku: offer?.sku ?? '',
    editionId: offer?.editionId ?? first.edition,
    supportLevelId: offer?.supportLevelId ?? '',
    termMonths: String(offer?.termMonths ?? 12),
    billing: offer?.billing ?? 'yearly',
    noticeDays: String(offer?.noticeDays ?? 0),
    startsOn: offer?.startsOn ?? first.startsOn,
    endsOn: offer?.endsOn ?? '',
    cost: offer?.cost ? format.unitPrice(offer.cost.amount) : '',
    costCurrency: offer?.cost?.currency ?? first.currency,
  };
}
type Values = ReturnType<typeof valuesOf>;

/** What is sold: an edition with a support level for a term, paid in one way. */
export function OfferForm({
  product,
  offer,
  like,
  edition,
}: {
  readonly product: Product;
  readonly offer: Offer | null;
  /** What a new one begins with. */
  readonly like: Offer | null;
  readonly edition: string;
}) {
  const t = useTexts('desk-products');
  const toast = useToast();
  const { may, currency, format, language } = useReader();
  const today = useToday();
  const { needed, whole, costRight } = useCatalogueChecks();
  const choices = useChoices(product);
  const first = { edition, startsOn: today, currency };
  const fixed = offer !== null && !isDraftOffer(offer, product, today);
  const of = useRecordForm<Offer, Values>({
    draft: offer ? `offer-${offer.id}` : `offer-new-${product.id}-${like?.id ?? edition}`,
    record: offer,
    createAt: catalogueApi.references('offers'),
    path: catalogueApi.reference('offers', offer?.id ?? ''),
    valuesOf: (record) => {
      if (record || !like) return valuesOf(record, first, format);
      return { ...valuesOf(like, first, format), sku: '', startsOn: today, endsOn: '' };
    },
    bodyOf: (values) => ({
      sku: values.sku.trim(),
      productId: product.id,
      editionId: values.editionId,
      supportLevelId: values.supportLevelId,
      termMonths: Number(values.termMonths),
      billing: values.billing,
      noticeDays: Number(values.noticeDays),
      startsOn: values.startsOn,
      endsOn: values.endsOn || null,
      cost: costOf(values, language),
    }),
    checks: {
      sku: needed,
      editionId: needed,
      supportLevelId: needed,
      noticeDays: whole,
      startsOn: needed,
      cost: costRight,
    },
    done: (saved, how) => {
      forgetCatalogue();
      if (how === 'saved') toast({ text: t('groupSaved', { name: saved.sku }) });
      navigate(web.desk.product(product.id));
    },
  });
  const labels = {
    sku: t('offerSku'),
    editionId: t('editionName'),
    supportLevelId: t('offerSupport'),
    termMonths: t('offerTerm'),
    billing: t('offerBilling'),
    noticeDays: t('offerNotice'),
    startsOn: t('saleStarts'),
    endsOn: t('saleEnds'),
    cost: t('offerCost'),
    costCurrency: t('offerCostCurrency'),
  };
  const title = offer ? t('offerSave') : t('offerCreate');
  return (
    <>
      <ChangedMeanwhile of={of} labels={labels} show={(name, value) => choices.label(name, value) ?? value} />
      <Panel title={title} hiddenTitle>
        <fieldset disabled={!may('catalog.change')}>
          <Form form={of.form} action={title} label={title}>
            {fixed ? (
              <FixedFacts values={of.form.values} choices={choices} />
            ) : (
              <Identity form={of.form} choices={choices} />
            )}
            <QuantityField {...of.form.field('noticeDays')} label={t('offerNotice')} hint={t('offerNoticeHint')} />
            <div className="pair">
              <DateField {...of.form.field('startsOn')} label={t('saleStarts')} hint={t('saleStartsHint')} />
              <DateField {...of.form.field('endsOn')} label={t('saleEnds')} hint={t('saleEndsHint')} optional />
            </div>
            <div className="pair">
              <TextField {...of.form.field('cost')} label={t('offerCost')} hint={t('offerCostHint')} optional />
              <CurrencyField {...of.form.field('costCurrency')} label={t('offerCostCurrency')} />
            </div>
          </Form>
        </fieldset>
      </Panel>
    </>
  );
}

function costOf({ cost, costCurrency }: Values, language: Language) {
  const read = parseDecimal(cost, language);
  return read.ok ? { amount: read.value, currency: costCurrency } : null;
}

type Choices = ReturnType<typeof useChoices>;

function useChoices(product: Product) {
  const words = useCatalogueWords();
  const editions = useReply<Page<Edition>>(catalogueApi.references('editions', { productId: product.id, limit: 200 }));
  const levels = useReply<Page<SupportLevel>>(catalogueApi.references('support-levels', { limit: 200 }));
  const named = (items: readonly (Edition | SupportLevel)[] | undefined) =>
    (items ?? []).map(({ id, names }) => ({ value: id, label: words.named(names) }));
  const options = {
    editionId: named(editions.body?.items),
    supportLevelId: named(levels.body?.items),
    termMonths: terms.map((months) => ({ value: String(months), label: words.term(months) })),
    billing: billings.map((billing) => ({ value: billing, label: words.billing(billing) })),
  };
  return {
    ...options,
    /** The word for a chosen value; undefined for a field that is typed. */
    label: (name: keyof Values, value: string) =>
      name in options
        ? options[name as keyof typeof options].find((option) => option.value === value)?.label
        : undefined,
  };
}

function Identity({ form, choices }: { form: FormState<Values>; choices: Choices }) {
  const t = useTexts('desk-products');
  return (
    <>
      <TextField {...form.field('sku')} label={t('offerSku')} hint={t('offerSkuHint')} autoComplete="off" />
      <div className="pair">
        <SelectField
          {...form.field('editionId')}
          label={t('editionName')}
          options={choices.editionId}
          empty={t('offerEditionChoose')}
        />
        <SelectField
          {...form.field('supportLevelId')}
          label={t('offerSupport')}
          options={choices.supportLevelId}
          empty={t('offerSupportChoose')}
        />
      </div>
      <div className="pair">
        <SelectField {...form.field('termMonths')} label={t('offerTerm')} options={choices.termMonths} />
        <SelectField {...form.field('billing')} label={t('offerBilling')} options={choices.billing} />
      </div>
    </>
  );
}

/** What an offer that was on sale stays. */
function FixedFacts({ values, choices }: { values: Values; choices: Choices }) {
  const t = useTexts('desk-products');
  return (
    <>
      <Note>{t('offerFixed')}</Note>
      <Facts
        facts={[
          { label: t('offerSku'), value: <span className="mono">{values.sku}</span> },
          { label: t('editionName'), value: choices.label('editionId', values.editionId) },
          { label: t('offerSupport'), value: choices.label('supportLevelId', values.supportLevelId) },
          { label: t('offerTerm'), value: choices.label('termMonths', values.termMonths) },
          { label: t('offerBilling'), value: choices.label('billing', values.billing) },
        ]}
      />
    </>
  );
}
