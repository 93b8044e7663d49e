import { type ReactNode, useId } from 'react';
import { type Bound, FieldError, type FieldProps } from './field.tsx';

/** One thing to say yes to. Its value is 'yes' or ''. */
export function CheckboxField({ label, hint, error, name, value, onChange }: FieldProps & Bound) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <span className="tick">
        <input
          type="checkbox"
          id={id}
          name={name}
          checked={value === 'yes'}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
        />
        <label htmlFor={id}>{label}</label>
      </span>
      {hint && (
        <p className="hint tick-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export type RadioOption = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode };

/** One of a few, all in sight. */
export function RadioField({
  label,
  hint,
  error,
  name,
  value,
  onChange,
  options,
}: FieldProps & Bound & { options: readonly RadioOption[] }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset className="field" aria-describedby={described || undefined} aria-invalid={error ? true : undefined}>
      <legend className="label">{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <span key={option.value}>
          <span className="tick">
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name ?? id}
              value={option.value}
              checked={option.value === value}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              onChange={() => onChange(option.value)}
            />
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          </span>
          {option.hint && (
            <p className="hint tick-hint" id={`${id}-${option.value}-hint`}>
              {option.hint}
            </p>
          )}
        </span>
      ))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
