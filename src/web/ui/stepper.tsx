import './stepper.css';
import { useEffect, useState } from 'react';
import { parseQuantity } from '../../texts/typed-figures.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { FieldError } from './field.tsx';
import { useTypedWords } from './typed-words.ts';

/** A quantity with one less and one more. Typing calls `onChange` with every whole number that is understood. */
export function Stepper({
  label,
  value,
  onChange,
  max,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly max?: number;
}) {
  const t = useTexts();
  const format = useFormat();
  const words = useTypedWords();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : parseQuantity(typed);
  const wrong = read && !read.ok ? words[read.reason] : null;

  useEffect(() => {
    // A quantity set from elsewhere ("Take 1,000") replaces what was typed.
    setTyped((current) => {
      const parsed = current === null ? null : parseQuantity(current);
      return parsed?.ok && parsed.value === value ? current : null;
    });
  }, [value]);

  const step = (by: number) => {
    setTyped(null);
    onChange(Math.max(1, Math.min(max ?? Number.MAX_SAFE_INTEGER, value + by)));
  };
  return (
    <span className="stepper-field">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line with its legend */}
      <span className="stepper" role="group" aria-label={label}>
        <button
          type="button"
          aria-label={t('oneLess')}
          onClick={() => step(-1)}
          aria-disabled={value <= 1 || undefined}
        >
          &minus;
        </button>
        <input
          inputMode="numeric"
          autoComplete="off"
          aria-label={label}
          aria-invalid={wrong ? true : undefined}
          value={typed ?? format.quantity(value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => !wrong && setTyped(null)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            step(event.key === 'ArrowUp' ? 1 : -1);
          }}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = parseQuantity(event.target.value);
            if (next.ok && (max === undefined || next.value <= max)) onChange(next.value);
          }}
        />
        <button type="button" aria-label={t('oneMore')} onClick={() => step(1)}>
          +
        </button>
      </span>
      {wrong && <FieldError>{wrong}</FieldError>}
    </span>
  );
}
