import { useState } from 'react';
import type { Family, Product } from '../../business/catalog/terms.ts';
import type { LimitReply, LimitScope } from '../../business/pricing/terms.ts';
import type { Format } from '../../texts/format.ts';
import type { Language } from '../../texts/languages.ts';
import { parseDecimal, parseQuantity } from '../../texts/typed-figures.ts';
import type { Page } from '../api.ts';
import type { SearchValues } from '../paths.ts';
import { navigate } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { RadioField } from '../ui/choice-fields.tsx';
import { DateField, MoneyField, QuantityField, SelectField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { AudienceField, AudienceName } from './audience-field.tsx';
import { forgetLimits } from './catalogue-refresh.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { CurrencyField } from './currency-field.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { limitScopes } from './limit-list.tsx';
import { LimitPreview, zeroKept } from './limit-preview.tsx';
import { LimitReplay } from './limit-replay.tsx';
import { offerOfSku } from './offer-search.ts';
import { useToday } from './price-list-fields.tsx';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import { SkuField } from './sku-field.tsx';

export type LimitValues = {
  readonly scope: string;
  /** What is limited, by the scope: one of them counts. */
  readonly familyId: string;
  readonly productId: string;
  readonly sku: string;
  readonly audience: string;
  readonly currency: string;
  readonly maxQuantity: string;
  readonly maxAmount: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** Zero is a limit too: nothing buys. Null where nothing or no figure is typed. */
export function typedQuantity(text: string): number | null {
  if (text.trim() === '0') return 0;
  const read = parseQuantity(text);
  return read.ok ? read.value : null;
}

export function typedAmount(text: string, language: Language): string | null {
  const read = parseDecimal(text, language);
  return read.ok && !read.value.startsWith('-') ? read.value : null;
}

const emptyValues = { familyId: '', productId: '', sku: '', maxQuantity: '', maxAmount: '', endsOn: '' };

function valuesOf(
  limit: LimitReply | null,
  first: Pick<LimitValues, 'currency' | 'startsOn'>,
  format: Format,
): LimitValues {
  if (!limit) return { ...emptyValues, scope: 'store', audience: 'public', ...first };
  const { scope, scopeId, scopeCode, audience, currency, startsOn, endsOn, maxQuantity, maxAmount } = limit;
  return {
    ...emptyValues,
    scope,
    ...(scope === 'family' ? { familyId: scopeId ?? '' } : {}),
    ...(scope === 'product' ? { productId: scopeId ?? '' } : {}),
    ...(scope === 'offer' ? { sku: scopeCode ?? '' } : {}),
    audience,
    currency,
    maxQuantity: maxQuantity === null ? '' : format.quantity(maxQuantity),
    maxAmount: maxAmount === null ? '' : format.amount({ amount: maxAmount, currency }),
    startsOn,
    endsOn: endsOn ?? '',
  };
}

/** The id of what is limited; a SKU is looked up. */
async function scopeIdOf({ scope, familyId, productId, sku }: LimitValues): Promise<string | null> {
  if (scope === 'family') return familyId || null;
  if (scope === 'product') return productId || null;
  return scope === 'offer' ? ((await offerOfSku(sku.trim()))?.id ?? null) : null;
}

async function bodyOf(values: LimitValues, limit: LimitReply | null, language: Language) {
  return {
    ...(limit ? { storeId: limit.storeId } : {}),
    scope: values.scope,
    scopeId: await scopeIdOf(values),
    audience: values.audience,
    currency: values.currency,
    maxQuantity: typedQuantity(values.maxQuantity),
    maxAmount: typedAmount(values.maxAmount, language),
    startsOn: values.startsOn,
    endsOn: values.endsOn || null,
  };
}

function useLimitChecks() {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const { language } = useReader();
  const needed =
    (of: LimitScope) =>
    (value: string, { scope }: LimitValues) =>
      scope === of && !value.trim() ? t('limitSkuNeeded') : null;
  return {
    familyId: needed('family'),
    productId: needed('product'),
    sku: needed('offer'),
    audience: (value: string) => (value.endsWith(':') ? t('audienceNeeded') : null),
    currency: (value: string) => (value ? null : t('currencyChoose')),
    maxQuantity: (value: string) => (value.trim() && typedQuantity(value) === null ? t('limitQuantityWrong') : null),
    maxAmount: (value: string, values: LimitValues) => {
      if (!value.trim()) return values.maxQuantity.trim() ? null : t('limitNeither');
      if (typedAmount(value, language) !== null) return null;
      return t('limitAmountWrong', { example: format.decimal('19000', 2) });
    },
    startsOn: (value: string) => (value ? null : t('listDayNeeded')),
    endsOn: (value: string, { startsOn }: LimitValues) =>
      value && startsOn && value <= startsOn ? t('listEndsAfter') : null,
  };
}

export function LimitForm({ limit }: { limit: LimitReply | null }) {
  const t = useTexts('desk-catalogue');
  const toast = useToast();
  const format = useFormat();
  const { language, currency, may } = useReader();
  const today = useToday();
  const subjects = useSubjects();
  const of = useRecordForm<LimitReply, LimitValues>({
    draft: limit ? `limit-${limit.id}` : 'limit-new',
    record: limit,
    createAt: catalogueApi.limits(),
    path: catalogueApi.limit(limit?.id ?? 'new'),
    valuesOf: (record) => valuesOf(record, { currency, startsOn: today }, format),
    bodyOf: (values) => bodyOf(values, limit, language),
    checks: useLimitChecks(),
    done: (saved, how) => {
      queryClient.setQueryData([catalogueApi.limit(saved.id)], saved);
      forgetLimits();
      if (how === 'saved') toast({ text: t('limitSaved') });
      navigate(catalogueWeb.limits());
    },
  });
  const labels = {
    scope: t('limitScope'),
    familyId: t('limitFamily'),
    productId: t('limitProduct'),
    sku: t('limitSku'),
    audience: t('audienceFor'),
    currency: t('currency'),
    maxQuantity: t('limitQuantity'),
    maxAmount: t('limitAmount'),
    startsOn: t('dayStarts'),
    endsOn: t('dayEnds'),
  };
  const show = (name: keyof LimitValues, value: string) => {
    if (name === 'audience') return <AudienceName audience={value} />;
    if (name === 'scope') return t(`limitScope_${value as LimitScope}`);
    return subjects.name(value) ?? value;
  };
  return (
    <div className="two">
      <div>
        <ChangedMeanwhile of={of} labels={labels} show={show} />
        <Panel title={limit ? t('limitSave') : t('limitNewTitle')} hiddenTitle>
          <fieldset disabled={!may('limits.change')}>
            <Form form={of.form} action={limit ? t('limitSave') : t('limitCreate')} label={t('limitNewTitle')}>
              <LimitFields form={of.form} subjects={subjects} />
            </Form>
          </fieldset>
        </Panel>
      </div>
      <div>
        <Tried values={of.form.values} />
      </div>
    </div>
  );
}

/** The families and products that can be limited. */
function useSubjects() {
  const words = useCatalogueWords();
  const families = useReply<Page<Family>>(catalogueApi.references('families', { limit: 200 }));
  const products = useReply<Page<Product>>(catalogueApi.references('products', { limit: 200 }));
  const options = (items: readonly (Family | Product)[] | undefined) =>
    (items ?? []).map((each) => ({ value: each.id, label: words.named(each.names) }));
  const family = options(families.body?.items);
  const product = options(products.body?.items);
  return {
    family,
    product,
    name: (id: string) => [...family, ...product].find(({ value }) => value === id)?.label,
  };
}

function LimitFields({ form, subjects }: { form: FormState<LimitValues>; subjects: ReturnType<typeof useSubjects> }) {
  const t = useTexts('desk-catalogue');
  const { scope, currency } = form.values;
  return (
    <>
      <RadioField
        {...form.field('scope')}
        label={t('limitScope')}
        options={limitScopes.map((value) => ({
          value,
          label: t(`limitScope_${value}`),
          hint: t(`limitScopeHint_${value}`),
        }))}
      />
      {scope === 'family' && (
        <SelectField
          {...form.field('familyId')}
          label={t('limitFamily')}
          options={subjects.family}
          empty={t('limitFamilyChoose')}
        />
      )}
      {scope === 'product' && (
        <SelectField
          {...form.field('productId')}
          label={t('limitProduct')}
          options={subjects.product}
          empty={t('limitProductChoose')}
        />
      )}
      {scope === 'offer' && <SkuField {...form.field('sku')} label={t('limitSku')} hint={t('limitSkuHint')} />}
      <AudienceField {...form.field('audience')} />
      <CurrencyField {...form.field('currency')} label={t('currency')} />
      <div className="pair">
        <QuantityField
          {...form.field('maxQuantity')}
          label={t('limitQuantity')}
          hint={t('limitQuantityHint')}
          optional
        />
        <MoneyField
          {...form.field('maxAmount')}
          label={t('limitAmount')}
          hint={t('limitAmountHint')}
          currency={currency}
          optional
        />
      </div>
      <div className="pair">
        <DateField {...form.field('startsOn')} label={t('dayStarts')} hint={t('dayStartsHint')} />
        <DateField {...form.field('endsOn')} label={t('dayEnds')} hint={t('dayEndsHint')} optional />
      </div>
    </>
  );
}

type LimitTried = {
  readonly currency: string;
  readonly audience: string | null;
  readonly scope: string;
  readonly maxQuantity: number | null;
  readonly maxAmount: string | null;
};

/** The limit tried on one SKU while it is typed, and on past orders. */
function Tried({ values }: { values: LimitValues }) {
  const t = useTexts('desk-catalogue');
  const { language } = useReader();
  const [typed, setTyped] = useState<string | null>(null);
  const first = useFirstSku(values);
  const sku = typed ?? (values.scope === 'offer' ? values.sku.trim() : first);
  const limit: LimitTried = {
    currency: values.currency,
    audience: values.audience.endsWith(':') ? null : values.audience,
    scope: values.scope,
    maxQuantity: typedQuantity(values.maxQuantity),
    maxAmount: typedAmount(values.maxAmount, language),
  };
  return (
    <>
      <Panel title={t('limitPreview')} end={values.currency}>
        <div className="limit-preview">
          <SkuField label={t('limitPreviewSku')} value={sku} onChange={setTyped} />
          <LimitPreview query={{ sku, ...limit }} />
        </div>
      </Panel>
      <LimitReplay {...replayOf(values, limit)} />
    </>
  );
}

/** What is tried on past orders, once it says what is limited and by how much. */
function replayOf(values: LimitValues, limit: LimitTried): { query: SearchValues; complete: boolean } {
  const { scope, familyId, productId } = values;
  const scopeId = scope === 'family' ? familyId : scope === 'product' ? productId : '';
  const sku = scope === 'offer' ? values.sku.trim() : '';
  const subject = scope === 'store' || scopeId !== '' || sku !== '';
  const complete = subject && values.currency !== '' && (limit.maxQuantity !== null || limit.maxAmount !== null);
  return { query: zeroKept({ ...limit, scopeId: scopeId || null, sku: sku || null }), complete };
}

/** A SKU that the limit is about, to begin with. */
function useFirstSku({ scope, familyId, productId: chosen }: LimitValues): string {
  const inFamily = useReply<Page<Product>>(
    scope === 'family' && familyId ? catalogueApi.references('products', { familyId, limit: 1 }) : null,
  );
  const productId = scope === 'product' ? chosen : scope === 'family' ? inFamily.body?.items[0]?.id : undefined;
  const { body } = useReply<Page<{ readonly sku: string }>>(
    scope === 'store' || productId ? catalogueApi.references('offers', { productId, termMonths: 12, limit: 1 }) : null,
  );
  return body?.items[0]?.sku ?? '';
}
