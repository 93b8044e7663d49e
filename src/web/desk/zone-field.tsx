import { useId } from 'react';
import { type Bound, Field, type FieldProps } from '../ui/field.tsx';

/** A time zone by its IANA name; the browser's own list proposes while it is typed. */
export function ZoneField({ label, hint, error, name, value, onChange }: FieldProps & Bound) {
  const list = useId();
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            className="input"
            name={name}
            list={list}
            autoComplete="off"
            required
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={list}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
