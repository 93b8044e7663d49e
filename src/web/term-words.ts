import { useTexts } from './reader.tsx';

/** How a term is said inside a sentence: "month to month", "3 years", "18 months". */
export function useTermWords(): (months: number) => string {
  const t = useTexts();
  return (months) => {
    if (months === 0) return t('termMonthlyInline');
    return months % 12 === 0 ? t('termYears', { years: months / 12 }) : t('termMonths', { months });
  };
}
