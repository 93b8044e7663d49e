import { useId } from 'react';
import { type Bound, Field, type FieldProps } from '../ui/field.tsx';
import { useSkuProposals } from './offer-search.ts';

/** A SKU; the catalogue proposes while it is typed. */
export function SkuField({ label, hint, error, optional, name, value, onChange }: FieldProps & Bound) {
  const list = useId();
  const proposals = useSkuProposals(value);
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            className="input mono"
            name={name}
            list={list}
            autoComplete="off"
            required={!optional}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={list}>
            {proposals.map((sku) => (
              <option key={sku} value={sku} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
