import { parseDecimal } from '../../texts/typed-figures.ts';
import { useReader, useTexts } from '../reader.tsx';

/** What must stand in a field of the catalogue before it is sent. */
export function useCatalogueChecks() {
  const t = useTexts('desk-products');
  const { language, format } = useReader();
  return {
    needed: (value: string) => (value.trim() ? null : t('fieldNeeded')),
    whole: (value: string) => (/^\d{1,6}$/.test(value.trim()) ? null : t('fieldWhole')),
    costRight: (value: string) => {
      const read = parseDecimal(value, language);
      if (value.trim() === '' || (read.ok && !read.value.startsWith('-'))) return null;
      return t('offerCostWrong', { example: format.unitPrice('3.20') });
    },
  };
}
