import { useId } from 'react';
import { useFormat, useTexts } from '../reader.tsx';
import { FieldError } from '../ui/field.tsx';
import { editOf, type PriceEdit } from './price-edits.ts';
import type { PriceEdits } from './price-edits-state.ts';

/** A figure in a cell: right-aligned, its old value under it once it differs, what is wrong with it under that. */
export function PriceInput({
  edit,
  edits,
  field,
  label,
}: {
  readonly edit: PriceEdit;
  readonly edits: PriceEdits;
  readonly field: 'unitPrice' | 'floor' | 'pricePer';
  readonly label: string;
}) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const id = useId();
  const wrong = edits.wrongAt(edit.sku, field);
  const before = edit.base && editOf(edit.base, format)[field];
  const differs = before !== null && before !== edit[field];
  const described = [wrong ? `${id}-error` : '', differs ? `${id}-was` : ''].filter(Boolean).join(' ');
  return (
    <span className="cell">
      <input
        className="input figure"
        inputMode="decimal"
        autoComplete="off"
        data-column={field}
        aria-label={label}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described || undefined}
        value={edit[field]}
        onFocus={(event) => event.target.select()}
        onChange={(event) => edits.change({ ...edit, [field]: event.target.value })}
      />
      {field === 'unitPrice' && edit.pricePer !== '1' && (
        <small className="muted">{t('pricePerShort', { count: edit.pricePer })}</small>
      )}
      {differs && (
        <small className="muted" id={`${id}-was`}>
          {t('priceWas', { before: before || t('meanwhileEmpty') })}
        </small>
      )}
      {wrong && (
        <span className="field">
          <FieldError id={`${id}-error`}>{wrong}</FieldError>
        </span>
      )}
    </span>
  );
}
