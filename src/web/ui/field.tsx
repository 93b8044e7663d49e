import {
  type HTMLInputTypeAttribute,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { useTexts } from '../reader.tsx';

export type FieldProps = {
  readonly label: ReactNode;
  /** What helps to answer, under the label. */
  readonly hint?: ReactNode;
  /** What would be right, in the server's words, under the field. */
  readonly error?: string | null | undefined;
  /** Most fields are needed; the ones that are not say so. */
  readonly optional?: boolean | undefined;
};

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

/** Label above, hint under the label, the control, the error under it, tied together for readers who listen. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const t = useTexts();
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional">{t('optional')}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="error" id={id}>
      {children}
    </p>
  );
}

/** What a form hands to a field (see form.tsx), and what a screen without a form gives it itself. */
export type Bound = {
  readonly name?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

type Native = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange' | 'name' | 'type' | 'defaultValue' | 'children'
> & { type?: HTMLInputTypeAttribute; inputRef?: Ref<HTMLInputElement> };

/** One line of text. `suffix` names the unit or currency inside the field's right end. */
export function TextField({
  label,
  hint,
  error,
  optional,
  onChange,
  suffix,
  className,
  inputRef,
  ...rest
}: FieldProps & Bound & Native & { suffix?: string | undefined }) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <span className={suffix ? 'with-suffix' : undefined}>
          <input
            type="text"
            {...rest}
            {...wiring}
            ref={inputRef}
            className={className ? `input ${className}` : 'input'}
            required={!optional}
            onChange={(event) => onChange(event.target.value)}
          />
          {suffix && <span className="suffix">{suffix}</span>}
        </span>
      )}
    </Field>
  );
}

/** A whole number as typed; the words people type ("1 000", "1.000") are understood by parseQuantity. */
export function QuantityField(props: FieldProps & Bound & Native & { suffix?: string }) {
  return <TextField inputMode="numeric" autoComplete="off" {...props} className="figure" />;
}

/** An amount as typed in the reader's way of writing; parseDecimal makes the decimal string of it. */
export function MoneyField({ currency, ...props }: FieldProps & Bound & Native & { currency: string }) {
  return <TextField inputMode="decimal" autoComplete="off" {...props} suffix={currency} className="figure" />;
}

export function PercentField(props: FieldProps & Bound & Native) {
  return <TextField inputMode="decimal" autoComplete="off" {...props} suffix="%" className="figure" />;
}

/** A calendar day, "2026-03-16", with the browser's own calendar. */
export function DateField(props: FieldProps & Bound & Native) {
  return <TextField {...props} type="date" />;
}

export function TextArea({
  label,
  hint,
  error,
  optional,
  onChange,
  ...rest
}: FieldProps & Bound & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'name'>) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <textarea
          rows={3}
          {...rest}
          {...wiring}
          className="input"
          required={!optional}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean };

/** One of several. With `empty` nothing is chosen at first and the words stand in the list ("Choose a country"). */
export function SelectField({
  label,
  hint,
  error,
  optional,
  onChange,
  options,
  empty,
  ...rest
}: FieldProps &
  Bound & { options: readonly Option[]; empty?: string } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    'value' | 'onChange' | 'name'
  >) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <select
          {...rest}
          {...wiring}
          className="input"
          required={!optional}
          onChange={(event) => onChange(event.target.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
