import './clock.css';
import { type CSSProperties, useEffect, useState } from 'react';
import { useFormat, useTexts } from '../reader.tsx';

/** Minutes to `due`, counted by the minute; negative when it is late. */
export function minutesLeft(due: string, now: number): number {
  return Math.floor((Date.parse(due) - now) / 60_000);
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/**
 * Until when an answer is promised: a ring that empties and the time in words. `promised` is the whole time in
 * minutes; under a quarter of it the clock warns, after it the clock is red and says how late.
 */
export function Clock({
  due,
  promised,
  long,
  before,
}: {
  readonly due: string;
  readonly promised: number;
  /** "2 h 38 left" instead of "2 h 38". */
  readonly long?: boolean;
  /** What stands before the time: "Answer by 13:12". */
  readonly before?: string;
}) {
  const t = useTexts();
  const format = useFormat();
  const left = minutesLeft(due, useNow());
  const share = Math.max(0, Math.min(100, (left / promised) * 100));
  const tone = left < 0 ? 'neg' : share < 25 ? 'warn' : '';
  const duration = format.duration(left < 0 ? -left : left);
  return (
    <span className={`clock ${tone}`}>
      <i className="ring" style={{ '--left': share } as CSSProperties} />
      {before && `${before}, `}
      {left < 0 ? t('clockLate', { duration }) : long ? t('clockLeft', { duration }) : duration}
    </span>
  );
}
