import './reply-box.css';
import { type ReactNode, type Ref, useId } from 'react';
import { useTexts } from '../reader.tsx';
import { Keycap } from './button.tsx';
import { FieldError } from './field.tsx';

/** What is written to a person, at the foot of what it is about, with the actions under it and the keys of the screen. */
export function ReplyBox({
  label,
  value,
  onChange,
  error,
  actions,
  keys = [],
  boxRef,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  /** Buttons; the primary last, with `className="end"`. */
  readonly actions: ReactNode;
  readonly keys?: readonly { readonly keys: readonly string[]; readonly does: string }[];
  readonly boxRef?: Ref<HTMLTextAreaElement>;
}) {
  const t = useTexts();
  const id = useId();
  return (
    <div className="reply">
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <textarea
        className="input"
        id={id}
        ref={boxRef}
        rows={2}
        value={value}
        placeholder={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="acts">{actions}</div>
      {keys.length > 0 && (
        <ul className="keys" aria-label={t('replyKeys')}>
          {keys.map((entry) => (
            <li key={entry.does}>
              {entry.keys.map((key) => (
                <Keycap key={key}>{key}</Keycap>
              ))}
              {entry.does}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
