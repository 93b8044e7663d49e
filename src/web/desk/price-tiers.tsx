import { useId } from 'react';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import type { PriceEdit, TierEdit } from './price-edits.ts';
import type { PriceEdits } from './price-edits-state.ts';
import { PriceInput } from './price-input.tsx';

/** The tiers of one price: from which quantity, at what price or how much off, what they hold for and what they count. */
export function TierFields({ edit, edits, close }: { edit: PriceEdit; edits: PriceEdits; close: () => void }) {
  const t = useTexts('desk-catalogue');
  const { sku, tiers } = edit;
  const change = (index: number, tier: TierEdit) =>
    edits.change({ ...edit, tiers: tiers.map((each, at) => (at === index ? tier : each)) });
  return (
    <fieldset className="tier-fields">
      <legend className="sr">{t('priceTiersOf', { sku })}</legend>
      <div className="tier-settings">
        <span className="tier-field">
          <span className="tiny muted">{t('pricePer')}</span>
          <PriceInput edit={edit} edits={edits} field="pricePer" label={t('pricePerOf', { sku })} />
        </span>
        {tiers.length > 0 && <Schedule edit={edit} edits={edits} />}
      </div>
      {tiers.length > 0 && (
        <ol className="tier-list">
          {tiers.map((tier, index) => (
            <TierLine
              // biome-ignore lint/suspicious/noArrayIndexKey: tiers keep their order and have no identity
              key={index}
              tier={tier}
              number={index + 1}
              sku={sku}
              wrong={edits.wrongAt(sku, `tiers/${index}/from`) ?? edits.wrongAt(sku, `tiers/${index}/price`)}
              onChange={(next) => change(index, next)}
              onRemove={() => edits.change({ ...edit, tiers: tiers.filter((_, at) => at !== index) })}
            />
          ))}
        </ol>
      )}
      <div className="tier-acts">
        <Button
          compact
          onClick={() =>
            edits.change({
              ...edit,
              tierMode: edit.tierMode || 'all-units',
              tiers: [...tiers, { from: '', price: '' }],
            })
          }
        >
          {t('tierAdd')}
        </Button>
        <Button kind="quiet" compact onClick={close}>
          {t('tierClose')}
        </Button>
      </div>
    </fieldset>
  );
}

function Schedule({ edit, edits }: { edit: PriceEdit; edits: PriceEdits }) {
  const t = useTexts('desk-catalogue');
  const { sku } = edit;
  const wrong = edits.wrongAt(sku, 'tierMode') ?? edits.wrongAt(sku, 'tierCounting');
  return (
    <>
      <span className="tier-field">
        <span className="tiny muted">{t('tierMode')}</span>
        <select
          className="input"
          aria-label={t('tierModeOf', { sku })}
          value={edit.tierMode}
          onChange={(event) => edits.change({ ...edit, tierMode: event.target.value as PriceEdit['tierMode'] })}
        >
          <option value="all-units">{t('tierMode_all_units')}</option>
          <option value="graduated">{t('tierMode_graduated')}</option>
        </select>
      </span>
      <span className="tier-field">
        <span className="tiny muted">{t('tierCounting')}</span>
        {edit.tierMode === 'graduated' ? (
          <span className="small tier-fixed">{t('tierGraduatedLine')}</span>
        ) : (
          <select
            className="input"
            aria-label={t('tierCountingOf', { sku })}
            value={edit.tierCounting}
            onChange={(event) =>
              edits.change({ ...edit, tierCounting: event.target.value as PriceEdit['tierCounting'] })
            }
          >
            <option value="line">{t('tierCounting_line')}</option>
            <option value="product">{t('tierCounting_product')}</option>
            <option value="family">{t('tierCounting_family')}</option>
          </select>
        )}
      </span>
      {wrong && (
        <span className="field">
          <FieldError>{wrong}</FieldError>
        </span>
      )}
    </>
  );
}

function TierLine({
  tier,
  number,
  sku,
  wrong,
  onChange,
  onRemove,
}: {
  readonly tier: TierEdit;
  readonly number: number;
  readonly sku: string;
  readonly wrong: string | null;
  readonly onChange: (tier: TierEdit) => void;
  readonly onRemove: () => void;
}) {
  const t = useTexts('desk-catalogue');
  const id = useId();
  const described = wrong ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {};
  return (
    <li>
      <span className="tier-field">
        <span className="tiny muted">{t('tierFrom')}</span>
        <input
          className="input figure"
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('tierFromOf', { number, sku })}
          {...described}
          value={tier.from}
          onChange={(event) => onChange({ ...tier, from: event.target.value })}
        />
      </span>
      <span className="tier-field">
        <span className="tiny muted">
          {t('tierPrice')} ({t('tierPriceHint')})
        </span>
        <input
          className="input figure"
          autoComplete="off"
          aria-label={t('tierPriceOf', { number, sku })}
          {...described}
          value={tier.price}
          onChange={(event) => onChange({ ...tier, price: event.target.value })}
        />
      </span>
      <Button kind="quiet" compact aria-label={t('tierRemoveOf', { number, sku })} onClick={onRemove}>
        {t('tierRemove')}
      </Button>
      {wrong && (
        <span className="field">
          <FieldError id={`${id}-error`}>{wrong}</FieldError>
        </span>
      )}
    </li>
  );
}
