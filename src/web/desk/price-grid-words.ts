import { useMemo } from 'react';
import { useReader, useTexts } from '../reader.tsx';
import { type GridColumn, tierOfColumn } from './price-grid-columns.ts';
import type { Reading, Wrong } from './price-grid-read.ts';

/** How figures and choices of the sheet are typed by who reads. */
export function useReading(): Reading {
  const { language, format } = useReader();
  const t = useTexts('desk-prices');
  return useMemo(
    () => ({
      language,
      format,
      words: {
        tierMode: { 'all-units': t('sheetMode_all_units'), graduated: t('sheetMode_graduated') },
        tierCounting: {
          line: t('sheetCounting_line'),
          product: t('sheetCounting_product'),
          family: t('sheetCounting_family'),
        },
      },
    }),
    [language, format, t],
  );
}

/** Columns and what is wrong, in words. */
export function useSheetWords() {
  const t = useTexts('desk-prices');
  const column = (name: GridColumn): string => {
    const tier = tierOfColumn(name);
    if (tier !== null) return t(tier.part === 'from' ? 'sheetFrom' : 'sheetPrice', { number: tier.index + 1 });
    return t(
      `sheetColumn_${name as 'sku' | 'name' | 'unitPrice' | 'floor' | 'pricePer' | 'tierMode' | 'tierCounting'}`,
    );
  };
  const wrong = ({ reason, right }: Wrong): string =>
    t(`sheetWrong_${reason}`, { right: right ?? '', has: right ? 'yes' : 'no' });
  return { column, wrong };
}
