import { useFormat, useTexts } from '../reader.tsx';
import { useTermWords } from '../term-words.ts';
import type { Metric, PricedChoice } from './replies.ts';

type Unit = Pick<PricedChoice, 'periodMonths' | 'pricePer'>;
type Billed = Pick<PricedChoice, 'termMonths' | 'periodMonths' | 'periods'>;

/** How terms and billing periods are said, the same on every page of the store. */
export function usePeriodWords() {
  const t = useTexts('store');
  const format = useFormat();
  /** What one unit price is for: mostly one licence, a thousand where one is tiny. */
  const unitOf = (metric: Metric, per: number) => (per === 1 ? metric.one : `${format.quantity(per)} ${metric.other}`);
  const years = (months: number) => (months % 12 === 0 ? months / 12 : null);
  const inline = useTermWords();
  return {
    /** As a heading: "Month to month", "3 years". */
    term: (months: number) => (months === 0 ? t('termMonthly') : inline(months)),
    /** Inside a sentence: "month to month", "3 years". */
    termInline: inline,
    /** What a unit price is for: "USD per device and year". */
    perUnit: ({ periodMonths, pricePer }: Unit, metric: Metric, currency: string) => {
      const values = { currency, metric: unitOf(metric, pricePer) };
      if (periodMonths === 1) return t('perUnitMonth', values);
      if (periodMonths === 12) return t('perUnitYear', values);
      const whole = years(periodMonths);
      return whole === null
        ? t('perUnitMonths', { ...values, months: periodMonths })
        : t('perUnitYears', { ...values, years: whole });
    },
    /** The same where the currency is named elsewhere: "Per device and year". */
    perUnitShort: ({ periodMonths, pricePer }: Unit, metric: Metric) => {
      const values = { metric: unitOf(metric, pricePer) };
      if (periodMonths === 1) return t('perUnitMonthShort', values);
      if (periodMonths === 12) return t('perUnitYearShort', values);
      const whole = years(periodMonths);
      return whole === null
        ? t('perUnitMonthsShort', { ...values, months: periodMonths })
        : t('perUnitYearsShort', { ...values, years: whole });
    },
    /** How it goes on after the first invoice; null where the term is paid at once. */
    afterwards: ({ termMonths, periodMonths, periods }: Billed) => {
      if (termMonths !== 0 && periods <= 1) return null;
      if (periodMonths === 1) return t('thenMonthly');
      if (periodMonths === 12) return t('thenYearly');
      const whole = years(periodMonths);
      return whole === null ? t('thenEveryMonths', { months: periodMonths }) : t('thenEveryYears', { years: whole });
    },
    /** Label of the whole commitment: month to month counts 12 months. */
    commitment: ({ termMonths, periodMonths, periods }: Billed) =>
      termMonths === 0 ? t('totalMonths', { months: periodMonths * periods }) : t('totalCommitment'),
  };
}
