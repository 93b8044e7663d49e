import { useFormat, useReader, useTexts } from '../reader.tsx';
import type { RequestItem } from './replies.ts';

/** What a request is about, in a few words: its largest line, and how many others. */
export function useRequestAbout(): (item: RequestItem) => string {
  const t = useTexts('portal');
  const format = useFormat();
  const { language } = useReader();
  return ({ headline }) => {
    if (headline === null) return t('requestQuestion');
    const product = headline.names[language] ?? headline.names.en ?? '';
    const quantity = format.quantity(headline.quantity);
    return headline.more > 0
      ? t('requestAboutMore', { quantity, product, more: headline.more })
      : t('requestAbout', { quantity, product });
  };
}
