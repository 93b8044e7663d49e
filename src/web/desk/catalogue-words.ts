import type { Billing, OptionalWords, Words } from '../../business/catalog/terms.ts';
import { useReader, useTexts } from '../reader.tsx';

/** How things of the catalogue are called, in the reader's language; German falls back to English. */
export function useCatalogueWords() {
  const t = useTexts('desk-catalogue');
  const { language } = useReader();
  return {
    named: (words: Words | OptionalWords) => (language === 'de' ? (words.de ?? words.en) : words.en) ?? '',
    term: (months: number) => (months === 0 ? t('termMonthly') : t('termYears', { years: months / 12 })),
    billing: (billing: Billing) => t(`billing_${billing}`),
  };
}
