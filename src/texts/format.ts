import { exponentOf } from '../kernel/currency.ts';
import { type Language, locales } from './languages.ts';

/** Money as it travels: a decimal string and a currency, never a JSON number. */
export type MoneyText = { readonly amount: string; readonly currency: string };

export type DateStyle = 'short' | 'long' | 'weekday' | 'dayMonth' | 'month';

/** A figure that is not a decimal string is a bug of the caller, not something to print as NaN. */
function decimal(text: string): Intl.StringNumericLiteral {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`Not a decimal string: "${text}"`);
  return text as Intl.StringNumericLiteral;
}

/** Moves the decimal point two places: "0.185" of one is "18.5" of a hundred. */
function timesHundred(rate: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal(rate)) ?? [];
  const digits = fraction.padEnd(2, '0');
  return `${sign}${whole}${digits.slice(0, 2)}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`.replace(
    /^(-?)0+(?=\d)/,
    '$1',
  );
}

const noBreak = '\u00a0';

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
};

/** Built once per set of options: making an Intl format costs a hundred times what using it does. */
function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

function figures(locale: string) {
  const number = cached((key) => {
    const [minimum, maximum] = key.split('-').map(Number);
    return new Intl.NumberFormat(locale, {
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
      useGrouping: 'always',
    });
  });
  /** Negative figures stand in parentheses. */
  const print = (text: string, minimum: number, maximum: number) => {
    const value = decimal(text);
    const shown = number(`${minimum}-${maximum}`).format(value.replace('-', '') as Intl.StringNumericLiteral);
    return value.startsWith('-') && /[1-9]/.test(shown) ? `(${shown})` : shown;
  };

  return {
    /** 1234.5 EUR -> "1,234.50": the currency is named once per panel, not here. */
    amount: (money: MoneyText) => {
      const digits = exponentOf(money.currency);
      return print(money.amount, digits, digits);
    },
    /** With its currency, for a sentence: "USD 1,234.50". */
    money: (money: MoneyText) => {
      const digits = exponentOf(money.currency);
      return `${money.currency}${noBreak}${print(money.amount, digits, digits)}`;
    },
    /** A price per unit: two digits, up to six where it has them. */
    unitPrice: (price: string) => print(price, 2, 6),
    quantity: (quantity: number | string | bigint) => print(String(quantity), 0, 6),
    /** A figure with a fixed number of decimals: "12.47". */
    decimal: (text: string, digits: number) => print(text, digits, digits),
    /** A rate of one: "0.25" -> "25 %"; with `digits` that many decimals, else as many as it has. */
    percent: (rate: string, digits?: number) => `${print(timesHundred(rate), digits ?? 0, digits ?? 4)}${noBreak}%`,
  };
}

function calendar(locale: string) {
  const onDay = cached(
    (style) => new Intl.DateTimeFormat(locale, { ...dateStyles[style as DateStyle], timeZone: 'UTC' }),
  );
  const inZone = cached((zone) => new Intl.DateTimeFormat(locale, { ...dateStyles.short, timeZone: zone }));
  const atTime = cached(
    (zone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }),
  );
  const time = (instant: string, zone: string) => atTime(zone).format(new Date(instant));

  return {
    /** A calendar day, "2026-03-16" -> "16 Mar 2026". It belongs to no time zone and is never shifted by one. */
    date: (day: string, style: DateStyle = 'short') => onDay(style).format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    /** An instant as the clock of `zone` (the seller's) showed it: "13:12". */
    time,
    /** "16 Mar 2026, 13:12". */
    instant: (instant: string, zone: string) => `${inZone(zone).format(new Date(instant))}, ${time(instant, zone)}`,
  };
}

/** Minutes as people say them: "46 min", "2 h 38", "3 d 4 h". The sign is the caller's to put in words. */
function duration(language: Language, minutes: number): string {
  const day = language === 'de' ? 'T' : 'd';
  const total = Math.abs(Math.trunc(minutes));
  const [days, hours, rest] = [Math.trunc(total / 1440), Math.trunc((total % 1440) / 60), total % 60];
  if (days > 0) return `${days}${noBreak}${day}${hours > 0 ? `${noBreak}${hours}${noBreak}h` : ''}`;
  if (hours > 0) return `${hours}${noBreak}h${rest > 0 ? `${noBreak}${String(rest).padStart(2, '0')}` : ''}`;
  return `${rest}${noBreak}min`;
}

export type Format = ReturnType<typeof makeFormat>;

function makeFormat(language: Language) {
  const locale = locales[language];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    ...figures(locale),
    ...calendar(locale),
    duration: (minutes: number) => duration(language, minutes),
    list: (items: readonly string[]) => list.format(items),
  };
}

const made = cached((language) => makeFormat(language as Language));

/** Every figure, date and duration a person reads, in his language. Amounts come as decimal strings and stay exact. */
export function formats(language: Language): Format {
  return made(language);
}
