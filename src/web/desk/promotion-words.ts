import type { PromotionReply, PromotionState } from '../../business/baskets/terms/promotions.ts';
import { useFormat, useTexts } from '../reader.tsx';
import type { Tone } from '../ui/badge.tsx';

export const promotionTones: Readonly<Record<PromotionState, Tone>> = {
  coming: 'acc',
  running: 'pos',
  used_up: 'warn',
  ended: undefined,
};

/** How a promotion reads: what it takes off, how much of it was used, what is left. */
export function usePromotionWords() {
  const t = useTexts('desk-promotions');
  const format = useFormat();
  const money = (amount: string | null, currency: string | null) =>
    amount === null || currency === null ? null : format.money({ amount, currency });
  return {
    benefit: ({ benefit, percentage, amount, currency, freeMonths }: PromotionReply) => {
      if (benefit === 'free_months') return t('promotionFreeMonthsOf', { months: freeMonths ?? 0 });
      const figure = benefit === 'percentage' ? format.percent(percentage ?? '0') : (money(amount, currency) ?? '');
      return t('promotionOff', { figure });
    },
    uses: ({ uses, maxUses }: PromotionReply) =>
      maxUses === null
        ? format.quantity(uses)
        : t('promotionUsesOf', { uses: format.quantity(uses), most: format.quantity(maxUses) }),
    left: ({ budgetLeft, currency }: PromotionReply) => money(budgetLeft, currency),
    spent: ({ spent, currency }: PromotionReply) => money(spent, currency),
  };
}
