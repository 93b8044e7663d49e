import { useReader } from '../reader.tsx';

/** 1 January 2024 was a Monday. */
const monday = Date.UTC(2024, 0, 1);

/** The days of the week in the reader's language, Monday first. */
export function useWeekdays(style: 'short' | 'long'): readonly string[] {
  const { language } = useReader();
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(monday + day * 86_400_000));
}
