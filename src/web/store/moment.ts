import { useFormat, useReader, useTexts } from '../reader.tsx';

/** A moment as the clock of a zone shows it: the time alone when it is today there, else with its day. */
export function useMoment(): (instant: string, zone: string) => string {
  const format = useFormat();
  const { language } = useReader();
  const t = useTexts('store');
  return (instant, zone) => {
    const name = zoneNow(zone, language);
    const at = isToday(instant, zone) ? format.time(instant, zone) : format.instant(instant, zone);
    return t('momentIn', { at, zone: name });
  };
}

/** The calendar day of a moment in a zone, "2026-03-16": Swedish writes days as they travel. */
function dayIn(zone: string, moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment);
}

export function todayIn(zone: string): string {
  return dayIn(zone, new Date());
}

function isToday(instant: string, zone: string): boolean {
  return dayIn(zone, new Date(instant)) === todayIn(zone);
}

function zoneNow(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
