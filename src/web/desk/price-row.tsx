import { useId, useState } from 'react';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import type { PriceEdit } from './price-edits.ts';
import type { PriceEdits } from './price-edits-state.ts';
import { PriceInput } from './price-input.tsx';
import { usePriceWords } from './price-list-words.ts';
import { TierFields } from './price-tiers.tsx';

/** One price of a draft: its fields, and under them its tiers while they are open. */
export function PriceRow({ edit, edits }: { edit: PriceEdit; edits: PriceEdits }) {
  const t = useTexts('desk-catalogue');
  const tiersId = useId();
  const [open, setOpen] = useState(false);
  const { sku } = edit;
  const changed = edits.unsaved.some((each) => each.sku === sku);
  const wrongBelow = edit.tiers.some((_, index) =>
    (['from', 'price'] as const).some((part) => edits.wrongAt(sku, `tiers/${index}/${part}`)),
  );
  const shown = open || wrongBelow || edits.wrongAt(sku, 'tierMode') !== null;
  if (edit.removed) return <RemovedRow edit={edit} edits={edits} />;
  return (
    <tbody className={changed ? 'changed' : undefined}>
      <tr>
        <th scope="row">
          {sku} {edit.base === null && <span className="badge acc">{t('priceNew')}</span>}
          <small className="block muted">{edit.offerName}</small>
        </th>
        <td className="num" data-label={t('priceUnit')}>
          <PriceInput edit={edit} edits={edits} field="unitPrice" label={t('priceUnitOf', { sku })} />
        </td>
        <td data-label={t('priceTiers')}>
          <button
            type="button"
            className="btn quiet compact tier-opener"
            aria-expanded={shown}
            aria-controls={tiersId}
            onClick={() => setOpen(!shown)}
          >
            <span className="sr">{t('priceTiersOf', { sku })}</span>
            <TierSummary edit={edit} />
          </button>
        </td>
        <td className="num" data-label={t('priceFloor')}>
          <PriceInput edit={edit} edits={edits} field="floor" label={t('priceFloorOf', { sku })} />
        </td>
        <td className="row-acts">
          {changed && edit.base !== null && (
            <Button kind="quiet" compact aria-label={t('priceUndoOf', { sku })} onClick={() => edits.drop(sku)}>
              {t('priceUndo')}
            </Button>
          )}
          <Button
            kind="quiet"
            compact
            aria-label={t('priceRemoveOf', { sku })}
            onClick={() => (edit.base === null ? edits.drop(sku) : edits.change({ ...edit, removed: true }))}
          >
            {t('priceRemove')}
          </Button>
        </td>
      </tr>
      <tr id={tiersId} hidden={!shown} className="tier-row">
        <td colSpan={5}>{shown && <TierFields edit={edit} edits={edits} close={() => setOpen(false)} />}</td>
      </tr>
    </tbody>
  );
}

function RemovedRow({ edit, edits }: { edit: PriceEdit; edits: PriceEdits }) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  const { sku, base } = edit;
  return (
    <tbody className="changed">
      <tr>
        <th scope="row">
          <del>{sku}</del> <span className="badge neg">{t('priceRemoved')}</span>
          <small className="block muted">{edit.offerName}</small>
        </th>
        <td className="num" data-label={t('priceUnit')}>
          <del className="muted">{base && words.unit(base)}</del>
        </td>
        <td />
        <td />
        <td className="row-acts">
          <Button kind="quiet" compact aria-label={t('priceKeepOf', { sku })} onClick={() => edits.drop(sku)}>
            {t('priceKeep')}
          </Button>
        </td>
      </tr>
    </tbody>
  );
}

/** What the tiers say while they are closed, as typed. */
function TierSummary({ edit }: { edit: PriceEdit }) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  const schedule = words.schedule({
    ...edit,
    tierMode: edit.tierMode || null,
    tiers: edit.tiers.map(() => ({ from: 1 })),
  });
  if (edit.tiers.length === 0) return <span className="muted">{t('priceOne')}</span>;
  return (
    <span className="tier-words">
      {edit.tiers
        .filter(({ from, price }) => from !== '' && price !== '')
        .map(({ from, price }) => (
          <span key={from} className="num">
            {price.includes('%') ? t('tierOff', { from, percent: price }) : t('tierAt', { from, price })}
          </span>
        ))}
      <small className="muted">{schedule}</small>
    </span>
  );
}
