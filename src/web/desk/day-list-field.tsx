import { useId, useState } from 'react';
import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { type Bound, FieldError, type FieldProps } from '../ui/field.tsx';
import { manyOf } from './many-field.tsx';

/** A list of calendar days as one field's value ("2026-05-01,2026-12-25"), soonest first. */
export function DayListField({ label, hint, error, value, onChange }: FieldProps & Bound) {
  const t = useTexts('desk-operations');
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState('');
  const days = manyOf(value);
  const put = (next: readonly string[]) => onChange([...new Set(next)].sort().join(','));
  const add = () => {
    if (!typed) return;
    put([...days, typed]);
    setTyped('');
  };
  return (
    <fieldset className="field" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="label">{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {days.length === 0 ? (
        <p className="small muted">{t('teamNoHolidays')}</p>
      ) : (
        <ul className="day-list">
          {days.map((day) => (
            <li key={day}>
              <time dateTime={day}>{format.date(day, 'weekday')}</time>
              <Button
                kind="quiet"
                compact
                aria-label={t('teamHolidayRemove', { day: format.date(day) })}
                onClick={() => put(days.filter((one) => one !== day))}
              >
                {t('absenceRemove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="day-add">
        <input
          className="input"
          type="date"
          aria-label={t('teamHolidayNew')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            // Enter adds the day; it does not send the form around it.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add}>{t('teamHolidayAdd')}</Button>
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
