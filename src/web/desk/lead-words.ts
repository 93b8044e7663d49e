import type { Headline, LeadDetail, LeadItem, LeadOutcome } from '../../business/leads/terms.ts';
import { locales } from '../../texts/languages.ts';
import { useReader, useTexts } from '../reader.tsx';
import { useTermWords } from '../term-words.ts';

/** The day of an instant on the clock of a zone, "2026-03-16". */
export function dayIn(zone: string, instant: number | string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));
}

const dayAndMonth = { day: 'numeric', month: 'short' } as const;
const monthAndYear = { month: 'short', year: 'numeric' } as const;

/** How the desk says instants, terms and what a lead is about. */
export function useDeskWords() {
  const t = useTexts('desk');
  const { format, language, seller } = useReader();

  const at = (instant: string, zone: string = seller.timeZone) => {
    const time = format.time(instant, zone);
    const day = dayIn(zone, instant);
    return day === dayIn(zone, Date.now()) ? t('todayAt', { time }) : t('onDayAt', { day: format.date(day), time });
  };
  const term = useTermWords();
  const named = (names: Readonly<Record<string, string>>) => names[language] ?? names.en ?? '';
  const headline = ({ quantity, names, termMonths, more }: Headline) => {
    const item = t('itemOf', { quantity: format.quantity(quantity), name: named(names), term: term(termMonths) });
    return more > 0 ? t('itemMore', { item, count: more }) : item;
  };
  return {
    /** "today 09:12", "13 Mar 2026, 09:12". */
    at,
    /** The same without "today": "13:12". */
    by: (instant: string, zone: string) =>
      dayIn(zone, instant) === dayIn(zone, Date.now()) ? format.time(instant, zone) : at(instant, zone),
    /** As short as it goes in a narrow column: "09:12" today, "13 Mar" this year, else "Jun 2025". */
    brief: (instant: string, zone: string) => {
      const today = dayIn(zone, Date.now());
      const day = dayIn(zone, instant);
      if (day === today) return format.time(instant, zone);
      const style = day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth : monthAndYear;
      return new Intl.DateTimeFormat(locales[language], { ...style, timeZone: zone }).format(new Date(instant));
    },
    term,
    /** The name of a thing of the catalogue in the reader's language. */
    named,
    /** What a lead is about, in one line. */
    about: (lead: Pick<LeadItem, 'headline' | 'repeatBuyer'>) => {
      if (lead.repeatBuyer) return t('inboxRepeat', { orders: lead.repeatBuyer.orders });
      return lead.headline ? headline(lead.headline) : t('inboxQuestion');
    },
    outcome: (outcome: LeadOutcome | null) => (outcome ? t(outcomeWords[outcome]) : t('leadConverted')),
  };
}

export const outcomeWords = {
  won: 'leadWon',
  lost: 'leadLost',
  spam: 'leadSpam',
  duplicate: 'leadDuplicate',
} as const satisfies Record<LeadOutcome, string>;

/** Minutes that were promised for the answer, for the clock's ring. */
export function promisedMinutes({ startedAt, answerBy }: Pick<LeadDetail['clock'], 'startedAt' | 'answerBy'>): number {
  return answerBy === null ? 1 : Math.max(1, (Date.parse(answerBy) - Date.parse(startedAt)) / 60_000);
}

/** Whole minutes since an instant, for "waiting for 2 d 3 h". */
export function minutesSince(instant: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60_000));
}
