import { useId } from 'react';
import type { PriceListReply, TermDiscount } from '../../business/pricing/terms.ts';
import type { Format } from '../../texts/format.ts';
import type { Language } from '../../texts/languages.ts';
import { queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Facts } from '../ui/facts.tsx';
import { FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { AudienceName } from './audience-field.tsx';
import { forgetPrices } from './catalogue-refresh.ts';
import { catalogueApi } from './desk-paths.ts';
import { useFamilyNames } from './price-diff.tsx';
import { type HeaderValues, headerOf, PriceListFields, useHeaderChecks } from './price-list-fields.tsx';
import { usePriceWords } from './price-list-words.ts';
import { shareOfPercent } from './price-share.ts';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';

const terms = [12, 36, 60] as const;

type Values = HeaderValues & Readonly<Record<`discount/${string}`, string>>;

const fieldOf = (familyId: string | null, months: number) => `discount/${familyId ?? 'all'}/${months}` as const;

function valuesOf(list: PriceListReply, families: readonly string[], format: Format): Values {
  const { name, audience, currency, startsOn, endsOn } = list;
  const discounts = [null, ...families].flatMap((familyId) =>
    terms.map((months) => {
      const found = list.termDiscounts.find((each) => each.familyId === familyId && each.termMonths === months);
      return [fieldOf(familyId, months), found ? format.percent(found.discount).replace(/\s*%$/, '') : ''] as const;
    }),
  );
  return { name, audience, currency, startsOn, endsOn: endsOn ?? '', ...Object.fromEntries(discounts) };
}

function discountsOf(values: Values, families: readonly string[], language: Language): TermDiscount[] {
  return [null, ...families].flatMap((familyId) =>
    terms.flatMap((termMonths) => {
      const typed = values[fieldOf(familyId, termMonths)]?.trim();
      const discount = typed ? shareOfPercent(typed, language) : null;
      return discount === null ? [] : [{ familyId, termMonths, discount }];
    }),
  );
}

/** Name, audience, days and term discounts of a draft. */
export function PriceListHeader({
  list,
  next,
}: {
  readonly list: PriceListReply;
  readonly next: (list: PriceListReply) => void;
}) {
  const t = useTexts('desk-catalogue');
  const toast = useToast();
  const format = useFormat();
  const { language } = useReader();
  const words = usePriceWords();
  const names = useFamilyNames();
  // A family that was deleted keeps its row while the list has a discount for it.
  const families = [...new Set([...names.keys(), ...list.termDiscounts.flatMap(({ familyId }) => familyId ?? [])])];
  const headerChecks = useHeaderChecks();
  const discountFields = [null, ...families].flatMap((familyId) => terms.map((months) => fieldOf(familyId, months)));
  const checkDiscount = (value: string) =>
    value.trim() && shareOfPercent(value, language) === null ? t('termsWrong') : null;
  const of = useRecordForm<PriceListReply, Values>({
    draft: `price-list-header-${list.id}`,
    record: list,
    createAt: catalogueApi.priceLists(),
    path: catalogueApi.priceList(list.id),
    valuesOf: (record) => valuesOf(record ?? list, families, format),
    bodyOf: (values) => ({ ...headerOf(values), termDiscounts: discountsOf(values, families, language) }),
    checks: { ...headerChecks, ...Object.fromEntries(discountFields.map((name) => [name, checkDiscount])) },
    done: (saved, how) => {
      queryClient.setQueryData([catalogueApi.priceList(list.id)], saved);
      forgetPrices();
      if (how === 'saved') toast({ text: t('headerSaved') });
      next(saved);
    },
  });
  const labels = {
    name: t('listName'),
    audience: t('audienceFor'),
    currency: t('currency'),
    startsOn: t('dayStarts'),
    endsOn: t('dayEnds'),
    ...Object.fromEntries(
      [null, ...families].flatMap((familyId) =>
        terms.map((months) => [
          fieldOf(familyId, months),
          `${familyId === null ? t('termsAll') : (names.get(familyId) ?? familyId)}, ${words.term(months)}, %`,
        ]),
      ),
    ),
  };
  return (
    <>
      <ChangedMeanwhile
        of={of}
        labels={labels}
        show={(name, value) => (name === 'audience' ? <AudienceName audience={value} /> : value)}
      />
      <Panel title={t('tabHeader')} hiddenTitle>
        <Form form={of.form} action={t('headerSave')} label={t('tabHeader')}>
          <PriceListFields form={of.form} />
          <DiscountFields form={of.form} families={families} names={names} />
        </Form>
      </Panel>
    </>
  );
}

/** Percent off by family and term, as a small sheet. */
function DiscountFields({
  form,
  families,
  names,
}: {
  readonly form: FormState<Values>;
  readonly families: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  const id = useId();
  const nameOf = (familyId: string | null) => (familyId === null ? t('termsAll') : (names.get(familyId) ?? familyId));
  return (
    <fieldset className="field" aria-describedby={id}>
      <legend className="label">{t('termsTitle')}</legend>
      <p className="hint" id={id}>
        {t('termsHint')}
      </p>
      <table className="data terms">
        <thead>
          <tr>
            <th scope="col">{t('termsFamily')}</th>
            {terms.map((months) => (
              <th key={months} scope="col" className="num">
                {words.term(months)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[null, ...families].map((familyId) => (
            <tr key={familyId}>
              <th scope="row">
                {nameOf(familyId)}
                {familyId === null && <small className="block muted">{t('termsAllHint')}</small>}
              </th>
              {terms.map((months) => {
                const field = form.field(fieldOf(familyId, months));
                const label = t('termsField', { family: nameOf(familyId), term: words.term(months) });
                return (
                  <td key={months} className="num">
                    <input
                      className="input figure"
                      inputMode="decimal"
                      autoComplete="off"
                      name={field.name}
                      aria-label={label}
                      aria-invalid={field.error ? true : undefined}
                      value={field.value}
                      onChange={(event) => field.onChange(event.target.value)}
                    />
                    {field.error && <FieldError>{field.error}</FieldError>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

/** The same of a list that no longer changes. */
export function PublishedHeader({ list }: { list: PriceListReply }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const { seller } = useReader();
  const words = usePriceWords();
  const names = useFamilyNames();
  return (
    <Panel title={t('headerFacts')}>
      <Facts
        facts={[
          { label: t('listName'), value: list.name },
          { label: t('audienceFor'), value: <AudienceName audience={list.audience} /> },
          { label: t('currency'), value: list.currency },
          { label: t('dayStarts'), value: format.date(list.startsOn) },
          { label: t('dayEnds'), value: list.endsOn ? format.date(list.endsOn) : t('dayOpen') },
          ...(list.publishedAt
            ? [{ label: t('publishedOn'), value: format.instant(list.publishedAt, seller.timeZone) }]
            : []),
          ...list.termDiscounts.map(({ familyId, termMonths, discount }) => ({
            label: `${t('termsTitle')}: ${familyId === null ? t('termsAll') : (names.get(familyId) ?? familyId)}, ${words.term(termMonths)}`,
            value: format.percent(discount),
            figure: true,
          })),
        ]}
      />
    </Panel>
  );
}
