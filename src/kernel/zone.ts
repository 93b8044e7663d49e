import type { Day } from './calendar.ts';
import { dayNumber } from './calendar.ts';

/** What the wall shows in a place: the calendar day and the minutes since its midnight. */
export type WallTime = { readonly day: Day; readonly minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl carries the time-zone database in Node and in every browser; a format is dear to build, so one is kept per zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The wall time of an instant (milliseconds since 1970 UTC) in an IANA zone. An unknown zone throws. */
export function wallTime(instant: number, zone: string): WallTime {
  const parts: Record<string, string> = {};
  for (const part of formatOf(zone).formatToParts(instant)) parts[part.type] = part.value;
  const day = `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day}`;
  return { day, minute: Number(parts.hour) * 60 + Number(parts.minute) };
}

/** The calendar day of an instant in an IANA zone: what `today` is for a seller. */
export function dayInZone(instant: number, zone: string): Day {
  return wallTime(instant, zone).day;
}

/** The instant at which the wall first shows a time. A time that a clock change skips gives the instant of the change
 *  plus the time skipped, as the wall would have shown it. */
export function instantOf(wall: WallTime, zone: string): number {
  const asUtc = (time: WallTime) => dayNumber(time.day) * 86_400_000 + time.minute * 60_000;
  const wanted = asUtc(wall);
  const offsetAt = (instant: number) => asUtc(wallTime(instant, zone)) - instant;
  const before = wanted - offsetAt(wanted - 86_400_000);
  if (before + offsetAt(before) === wanted) return before;
  const after = wanted - offsetAt(wanted + 86_400_000);
  return after + offsetAt(after) === wanted ? after : before;
}
