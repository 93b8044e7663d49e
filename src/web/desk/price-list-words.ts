import type { PriceBody, PriceListKind, PriceListReply } from '../../business/pricing/terms.ts';
import { useReader, useTexts } from '../reader.tsx';
import type { Tone } from '../ui/badge.tsx';

export const listTones: Readonly<Record<PriceListReply['state'], Tone>> = {
  draft: 'warn',
  coming: 'acc',
  in_effect: 'pos',
  followed: undefined,
  ended: undefined,
};

export const listKinds: readonly PriceListKind[] = ['public', 'segment', 'partner', 'agreement'];

/** How lists, prices and those they are for read. */
export function usePriceWords() {
  const t = useTexts('desk-catalogue');
  const { format } = useReader();

  const tiersOf = (price: Pick<PriceBody, 'tiers'>) =>
    price.tiers.map((tier) => {
      const from = format.quantity(tier.from);
      return tier.discount === undefined
        ? t('tierAt', { from, price: format.unitPrice(tier.unitPrice ?? '0') })
        : t('tierOff', { from, percent: format.percent(tier.discount) });
    });
  const schedule = ({ tierMode, tierCounting, tiers }: Pick<PriceBody, 'tierMode' | 'tierCounting' | 'tiers'>) =>
    tiers.length === 0 || tierMode === null
      ? null
      : `${t(tierMode === 'graduated' ? 'tierModeShort_graduated' : 'tierModeShort_all_units')}, ${t(`tierCountingShort_${tierCounting ?? 'line'}`)}`;
  return {
    /** "Everybody", "Segment public-sector"; `name` is the company's where the caller knows it. */
    audience: (audience: string, name?: string) => {
      const [kind = 'public', key = ''] = audience.split(':');
      if (kind === 'segment') return t('audience_segment', { key });
      if (kind === 'level') return t('audience_level', { key });
      if (kind === 'partner') return t('audience_partner', { name: name ?? key });
      if (kind === 'account') return t('audience_account', { name: name ?? key });
      return t('audience_public');
    },
    period: (startsOn: string, endsOn: string | null) =>
      endsOn === null
        ? t('periodFrom', { from: format.date(startsOn) })
        : t('periodTo', { from: format.date(startsOn), to: format.date(endsOn) }),
    /** "17.60", "17.60 per 1,000". */
    unit: (price: Pick<PriceBody, 'unitPrice' | 'pricePer'>) =>
      price.pricePer === 1
        ? format.unitPrice(price.unitPrice)
        : `${format.unitPrice(price.unitPrice)} ${t('pricePerShort', { count: format.quantity(price.pricePer) })}`,
    /** "from 100 15.40", "from 1,000 20 % off". */
    tiers: tiersOf,
    /** "all units, per line"; null for one price. */
    schedule,
    term: (months: number) => (months === 0 ? t('termMonthly') : t('termYears', { years: months / 12 })),
  };
}
