import { useId } from 'react';
import { type Bound, FieldError, type FieldProps, type Option } from '../ui/field.tsx';

/** Several of a list as one field's value: "a,b" is a and b, in the order of the list. */
export function manyOf(value: string): string[] {
  return value === '' ? [] : value.split(',');
}

/** Several of a few, all in sight. Its value is what `manyOf` reads. */
export function ManyField({
  label,
  hint,
  error,
  value,
  onChange,
  options,
  none,
}: FieldProps & Bound & { readonly options: readonly Option[]; readonly none?: string }) {
  const id = useId();
  const chosen = manyOf(value);
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const choose = (option: string, yes: boolean) =>
    onChange(
      [...new Set([...options.map((one) => one.value), ...chosen])]
        .filter((one) => (one === option ? yes : chosen.includes(one)))
        .join(','),
    );
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend className="label">{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.length === 0 && <p className="small muted">{none}</p>}
      <div className="many">
        {options.map((option) => (
          <span key={option.value} className="tick">
            <input
              type="checkbox"
              id={`${id}-${option.value}`}
              checked={chosen.includes(option.value)}
              aria-invalid={error ? true : undefined}
              onChange={(event) => choose(option.value, event.target.checked)}
            />
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          </span>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
