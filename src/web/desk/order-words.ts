import type { OrderState } from '../../business/ordering/terms.ts';
import type { MoneyText } from '../../texts/format.ts';
import { useFormat, useTexts } from '../reader.tsx';
import type { Tone } from '../ui/badge.tsx';

export const orderTones: Readonly<Record<OrderState, Tone>> = {
  awaiting_payment: 'warn',
  placed: 'warn',
  paid: 'acc',
  fulfilled: 'pos',
  cancelled: undefined,
  expired: undefined,
};

export const orderStates: readonly OrderState[] = [
  'awaiting_payment',
  'placed',
  'paid',
  'fulfilled',
  'cancelled',
  'expired',
];

/**
 * Amounts of a list: where all rows share a currency it is named once, in `note`; otherwise beside every amount.
 */
export function useAmounts(amounts: readonly MoneyText[] | undefined) {
  const t = useTexts('desk');
  const format = useFormat();
  const [currency, other] = new Set(amounts?.map((amount) => amount.currency));
  const single = currency !== undefined && other === undefined;
  return {
    note: single ? t('listCurrency', { currency }) : undefined,
    write: (amount: MoneyText) => (single ? format.amount(amount) : format.money(amount)),
  };
}

/** Whole days from `day` to today in a zone; positive when the day is over. */
export function daysOver(day: string, today: string): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
}
