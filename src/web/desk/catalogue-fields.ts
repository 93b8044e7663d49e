import { useTexts } from '../reader.tsx';

/** What must stand in a field of the catalogue before it is sent. */
export function useCatalogueChecks() {
  const t = useTexts('desk-products');
  return {
    needed: (value: string) => (value.trim() ? null : t('fieldNeeded')),
    whole: (value: string) => (/^\d{1,6}$/.test(value.trim()) ? null : t('fieldWhole')),
  };
}
