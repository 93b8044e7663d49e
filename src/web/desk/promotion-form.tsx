import type { ReactNode } from 'react';
import type { PromotionBenefitKind, PromotionReply } from '../../business/baskets/terms/promotions.ts';
import type { Family, Product } from '../../business/catalog/terms.ts';
import type { Format } from '../../texts/format.ts';
import type { Language } from '../../texts/languages.ts';
import { parseQuantity } from '../../texts/typed-figures.ts';
import type { Page } from '../api.ts';
import { navigate } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { CheckboxField, RadioField } from '../ui/choice-fields.tsx';
import { DateField, MoneyField, PercentField, QuantityField, SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { AudienceField, AudienceName } from './audience-field.tsx';
import { forgetPromotions } from './catalogue-refresh.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { useCurrencies } from './currency-field.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { typedAmount } from './limit-form.tsx';
import { ManyField, manyOf } from './many-field.tsx';
import { useToday } from './price-list-fields.tsx';
import { usePriceWords } from './price-list-words.ts';
import { shareOfPercent } from './price-share.ts';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';

const benefits: readonly PromotionBenefitKind[] = ['percentage', 'amount', 'free_months'];
const termMonths = [0, 12, 36, 60] as const;

const empty = {
  name: '',
  code: '',
  benefit: 'percentage',
  percentage: '',
  amount: '',
  freeMonths: '',
  currency: '',
  familyIds: '',
  productIds: '',
  skus: '',
  terms: '',
  audience: 'public',
  newCustomers: '',
  least: '',
  startsOn: '',
  endsOn: '',
  maxUses: '',
  maxUsesPerAccount: '',
  budget: '',
};
export type PromotionFormValues = typeof empty;

function valuesOf(promotion: PromotionReply | null, today: string, format: Format): PromotionFormValues {
  if (!promotion) return { ...empty, startsOn: today };
  const { currency, percentage, freeMonths, maxUses, maxUsesPerAccount } = promotion;
  const amount = (value: string | null) =>
    value === null || currency === null ? '' : format.amount({ amount: value, currency });
  const count = (value: number | null) => (value === null ? '' : format.quantity(value));
  return {
    name: promotion.name,
    code: promotion.code ?? '',
    benefit: promotion.benefit,
    percentage: percentage === null ? '' : format.percent(percentage).replace(/[^0-9.,]/g, ''),
    amount: amount(promotion.amount),
    freeMonths: count(freeMonths),
    currency: currency ?? '',
    familyIds: promotion.familyIds.join(','),
    productIds: promotion.productIds.join(','),
    skus: promotion.skus.join(', '),
    terms: promotion.terms.join(','),
    audience: promotion.audience,
    newCustomers: promotion.newCustomers ? 'yes' : '',
    least: amount(promotion.least),
    startsOn: promotion.startsOn,
    endsOn: promotion.endsOn ?? '',
    maxUses: count(maxUses),
    maxUsesPerAccount: count(maxUsesPerAccount),
    budget: amount(promotion.budget),
  };
}

function counted(text: string): number | null {
  const read = parseQuantity(text);
  return read.ok ? read.value : null;
}

function bodyOf(values: PromotionFormValues, language: Language) {
  const { benefit, startsOn, audience } = values;
  return {
    name: values.name.trim(),
    code: values.code.trim() || null,
    benefit,
    percentage: benefit === 'percentage' ? shareOfPercent(values.percentage, language) : null,
    amount: benefit === 'amount' ? typedAmount(values.amount, language) : null,
    freeMonths: benefit === 'free_months' ? counted(values.freeMonths) : null,
    currency: values.currency || null,
    familyIds: manyOf(values.familyIds),
    productIds: manyOf(values.productIds),
    skus: values.skus.split(/[\s,;]+/).filter(Boolean),
    terms: manyOf(values.terms).map(Number),
    audience,
    newCustomers: values.newCustomers === 'yes',
    least: typedAmount(values.least, language),
    startsOn,
    endsOn: values.endsOn || null,
    maxUses: counted(values.maxUses),
    maxUsesPerAccount: counted(values.maxUsesPerAccount),
    budget: typedAmount(values.budget, language),
  };
}

function usePromotionChecks() {
  const t = useTexts('desk-catalogue', 'desk-promotions');
  const format = useFormat();
  const { language } = useReader();
  const wrongAmount = () => t('promotionAmountWrong', { example: format.decimal('500', 2) });
  const isWrong = (text: string) => text.trim() !== '' && typedAmount(text, language) === null;
  const optionalAmount = (text: string) => (isWrong(text) ? wrongAmount() : null);
  const optionalCount = (text: string) => (text.trim() && counted(text) === null ? t('promotionUsesWrong') : null);
  const share = (text: string) => shareOfPercent(text, language);
  return {
    name: (value: string) => (value.trim() ? null : t('promotionNameNeeded')),
    code: (value: string) =>
      value.trim() && !/^[a-z0-9][a-z0-9-]{2,39}$/i.test(value.replace(/\s/g, '')) ? t('promotionCodeWrong') : null,
    percentage: (value: string, { benefit }: PromotionFormValues) =>
      benefit !== 'percentage' || (share(value) ?? '0') !== '0'
        ? null
        : t('promotionPercentageWrong', { example: format.decimal('15', 0) }),
    amount: (value: string, { benefit }: PromotionFormValues) =>
      benefit === 'amount' && typedAmount(value, language) === null ? wrongAmount() : null,
    freeMonths: (value: string, { benefit }: PromotionFormValues) => {
      const months = counted(value);
      return benefit !== 'free_months' || (months !== null && months <= 60) ? null : t('promotionFreeMonthsWrong');
    },
    currency: (value: string, { benefit, least, budget }: PromotionFormValues) =>
      !value && (benefit === 'amount' || least.trim() || budget.trim()) ? t('promotionCurrencyNeeded') : null,
    audience: (value: string) => (value.endsWith(':') ? t('audienceNeeded') : null),
    least: optionalAmount,
    budget: optionalAmount,
    maxUses: optionalCount,
    maxUsesPerAccount: optionalCount,
    startsOn: (value: string) => (value ? null : t('listDayNeeded')),
    endsOn: (value: string, { startsOn }: PromotionFormValues) =>
      value && startsOn && value <= startsOn ? t('listEndsAfter') : null,
  };
}

/** Creates or changes a promotion; `usage` stands beside it. One that was ended is shown and not changed. */
export function PromotionForm({ promotion, usage }: { promotion: PromotionReply | null; usage?: ReactNode }) {
  const t = useTexts('desk-catalogue', 'desk-promotions');
  const toast = useToast();
  const format = useFormat();
  const { language, may } = useReader();
  const today = useToday();
  const subjects = useSubjects();
  const of = useRecordForm<PromotionReply, PromotionFormValues>({
    draft: promotion ? `promotion-${promotion.id}` : 'promotion-new',
    record: promotion,
    createAt: catalogueApi.promotions(),
    path: catalogueApi.promotion(promotion?.id ?? 'new'),
    valuesOf: (record) => valuesOf(record, today, format),
    bodyOf: (values) => bodyOf(values, language),
    checks: usePromotionChecks(),
    done: (saved, how) => {
      queryClient.setQueryData([catalogueApi.promotion(saved.id)], saved);
      forgetPromotions();
      if (how === 'saved') toast({ text: promotion ? t('promotionSaved') : t('promotionCreated') });
      navigate(catalogueWeb.promotions());
    },
  });
  const show = (name: keyof PromotionFormValues, value: string) => {
    if (name === 'audience') return <AudienceName audience={value} />;
    if (name === 'benefit') return t(`promotionBenefit_${value as PromotionBenefitKind}`);
    if (name === 'familyIds' || name === 'productIds') return format.list(manyOf(value).map(subjects.name));
    return value;
  };
  const open = may('promotions.change') && !promotion?.endedAt;
  return (
    <div className={usage ? 'two' : undefined}>
      <div>
        <ChangedMeanwhile of={of} labels={usePromotionLabels()} show={show} />
        <Panel title={promotion ? t('promotionSave') : t('promotionNewTitle')} hiddenTitle>
          <fieldset disabled={!open}>
            <Form
              form={of.form}
              action={promotion ? t('promotionSave') : t('promotionCreate')}
              label={t('promotionsTitle')}
            >
              <WhatFields form={of.form} />
              <ForFields form={of.form} subjects={subjects} />
              <LimitFields form={of.form} />
            </Form>
          </fieldset>
        </Panel>
      </div>
      {usage && <div>{usage}</div>}
    </div>
  );
}

function usePromotionLabels() {
  const t = useTexts('desk-catalogue', 'desk-promotions');
  return {
    name: t('promotionName'),
    code: t('promotionCode'),
    benefit: t('promotionBenefit'),
    percentage: t('promotionPercentage'),
    amount: t('promotionAmount'),
    freeMonths: t('promotionFreeMonths'),
    currency: t('promotionCurrency'),
    familyIds: t('promotionFamilies'),
    productIds: t('promotionProducts'),
    skus: t('promotionSkus'),
    terms: t('promotionTerms'),
    audience: t('audienceFor'),
    newCustomers: t('promotionNewCustomers'),
    least: t('promotionLeast'),
    startsOn: t('dayStarts'),
    endsOn: t('dayEnds'),
    maxUses: t('promotionMaxUses'),
    maxUsesPerAccount: t('promotionMaxUsesPerAccount'),
    budget: t('promotionBudget'),
  };
}

/** The families and products that a promotion can cover. */
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
    name: (id: string) => [...family, ...product].find(({ value }) => value === id)?.label ?? id,
  };
}

type Fields = { readonly form: FormState<PromotionFormValues> };

function WhatFields({ form }: Fields) {
  const t = useTexts('desk-promotions');
  const { benefit, currency } = form.values;
  const currencies = useCurrencies();
  return (
    <>
      <TextField {...form.field('name')} label={t('promotionName')} hint={t('promotionNameHint')} autoComplete="off" />
      <TextField
        {...form.field('code')}
        label={t('promotionCode')}
        hint={t('promotionCodeHint')}
        autoComplete="off"
        className="mono"
        optional
      />
      <SelectField
        {...form.field('currency')}
        label={t('promotionCurrency')}
        hint={t('promotionCurrencyHint')}
        options={[...new Set([...currencies, ...(currency ? [currency] : [])])].map((code) => ({
          value: code,
          label: code,
        }))}
        empty={t('promotionCurrencyAny')}
        optional
      />
      <RadioField
        {...form.field('benefit')}
        label={t('promotionBenefit')}
        options={benefits.map((value) => ({
          value,
          label: t(`promotionBenefit_${value}`),
          hint: t(`promotionBenefitHint_${value}`),
        }))}
      />
      {benefit === 'percentage' && <PercentField {...form.field('percentage')} label={t('promotionPercentage')} />}
      {benefit === 'amount' && (
        <MoneyField {...form.field('amount')} label={t('promotionAmount')} currency={currency} />
      )}
      {benefit === 'free_months' && <QuantityField {...form.field('freeMonths')} label={t('promotionFreeMonths')} />}
    </>
  );
}

function ForFields({ form, subjects }: Fields & { subjects: ReturnType<typeof useSubjects> }) {
  const t = useTexts('desk-promotions');
  const words = usePriceWords();
  return (
    <>
      <ManyField
        {...form.field('familyIds')}
        label={t('promotionFamilies')}
        hint={t('promotionCoversHint')}
        options={subjects.family}
        none={t('promotionFamiliesNone')}
      />
      <ManyField
        {...form.field('productIds')}
        label={t('promotionProducts')}
        options={subjects.product}
        none={t('promotionProductsNone')}
      />
      <TextField
        {...form.field('skus')}
        label={t('promotionSkus')}
        hint={t('promotionSkusHint')}
        autoComplete="off"
        optional
      />
      <ManyField
        {...form.field('terms')}
        label={t('promotionTerms')}
        hint={t('promotionTermsHint')}
        options={termMonths.map((months) => ({ value: String(months), label: words.term(months) }))}
      />
      <AudienceField {...form.field('audience')} />
      <CheckboxField
        {...form.field('newCustomers')}
        label={t('promotionNewCustomers')}
        hint={t('promotionNewCustomersHint')}
      />
    </>
  );
}

function LimitFields({ form }: Fields) {
  const t = useTexts('desk-catalogue', 'desk-promotions');
  const { currency } = form.values;
  return (
    <>
      <div className="pair">
        <DateField {...form.field('startsOn')} label={t('dayStarts')} hint={t('dayStartsHint')} />
        <DateField {...form.field('endsOn')} label={t('dayEnds')} hint={t('dayEndsHint')} optional />
      </div>
      <div className="pair">
        <MoneyField
          {...form.field('least')}
          label={t('promotionLeast')}
          hint={t('promotionLeastHint')}
          currency={currency}
          optional
        />
        <MoneyField
          {...form.field('budget')}
          label={t('promotionBudget')}
          hint={t('promotionBudgetHint')}
          currency={currency}
          optional
        />
      </div>
      <div className="pair">
        <QuantityField {...form.field('maxUses')} label={t('promotionMaxUses')} optional />
        <QuantityField {...form.field('maxUsesPerAccount')} label={t('promotionMaxUsesPerAccount')} optional />
      </div>
    </>
  );
}
