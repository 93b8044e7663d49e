import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { wrongCells } from './price-grid.ts';
import type { Conflict } from './price-grid-merge.ts';
import type { PriceSheet } from './price-grid-state.ts';
import { useSheetWords } from './price-grid-words.ts';

/** Counts the unsaved prices at the foot of the page, with saving and discarding; and what came in between. */
export function SheetDock({ sheet }: { sheet: PriceSheet }) {
  const t = useTexts('desk-prices');
  if (sheet.grid === null || sheet.unsaved === 0) return null;
  const wrong = wrongCells(sheet.grid).length;
  const blocked =
    sheet.conflicts.length > 0
      ? t('sheetDecideFirst', { count: sheet.conflicts.length })
      : wrong > 0
        ? t('sheetWrongFirst', { count: wrong })
        : null;
  return (
    <section className="dock" aria-label={t('sheetUnsaved', { count: sheet.unsaved })}>
      {sheet.problem && <Refusal problem={sheet.problem} />}
      {sheet.conflicts.length > 0 ? (
        <Conflicts sheet={sheet} conflicts={sheet.conflicts} />
      ) : (
        sheet.merged && (
          <Note tone="warn" live>
            {t('sheetMerged')}
          </Note>
        )
      )}
      <div className="dock-line">
        <p>
          <span className="strong" role="status">
            {t('sheetUnsaved', { count: sheet.unsaved })}
          </span>{' '}
          <span className="small muted">{t('sheetUnsavedKept')}</span>
        </p>
        <div className="end">
          <Button onClick={sheet.discard}>{t('sheetDiscard')}</Button>
          <Button kind="primary" busy={sheet.busy} blocked={blocked} onClick={() => void sheet.save()}>
            {t('sheetSave', { count: sheet.unsaved })}
          </Button>
        </div>
      </div>
    </section>
  );
}

const SHOWN = 100;

/** Cells that somebody else changed too, each with a way to take either. */
function Conflicts({ sheet, conflicts }: { sheet: PriceSheet; conflicts: readonly Conflict[] }) {
  const t = useTexts('desk-prices');
  const format = useFormat();
  const shown = conflicts.slice(0, SHOWN);
  return (
    <>
      <Note
        tone="warn"
        live
        actions={
          <span className="sheet-acts">
            <Button compact onClick={() => sheet.decide(conflicts, 'theirs')}>
              {t('sheetAllTheirs')}
            </Button>
            <Button compact onClick={() => sheet.decide(conflicts, 'mine')}>
              {t('sheetAllMine')}
            </Button>
          </span>
        }
      >
        {t('sheetConflicts', { count: conflicts.length })}
      </Note>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard */}
      <section className="dock-table" aria-label={t('sheetConflictsTable')} tabIndex={0}>
        <table className="data stack diff">
          <caption className="sr">{t('sheetConflictsTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sheetCell')}</th>
              <th scope="col" className="num">
                {t('sheetBefore')}
              </th>
              <th scope="col" className="num">
                {t('sheetTheirs')}
              </th>
              <th scope="col" className="num">
                {t('sheetMine')}
              </th>
              <th scope="col">
                <span className="sr">{t('sheetDecide')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((conflict) => (
              <ConflictRow key={`${conflict.key} ${conflict.column}`} conflict={conflict} sheet={sheet} />
            ))}
          </tbody>
        </table>
        {conflicts.length > SHOWN && (
          <p className="small muted">
            {t('sheetConflictsShown', { shown: format.quantity(SHOWN), count: format.quantity(conflicts.length) })}
          </p>
        )}
      </section>
    </>
  );
}

function ConflictRow({ conflict, sheet }: { conflict: Conflict; sheet: PriceSheet }) {
  const t = useTexts('desk-prices');
  const words = useSheetWords();
  const { key, column, was, theirs, mine } = conflict;
  const sku = key.replace(/^\+/, '');
  const cell = column === 'row' ? t('sheetRowOf', { sku }) : `${sku}, ${words.column(column)}`;
  const gone = column === 'row' ? t('sheetTakenOut') : t('sheetEmpty');
  const there = (text: string) => (column === 'row' ? (text === '' ? gone : t('sheetChanged')) : text || gone);
  return (
    <tr>
      <th scope="row">{cell}</th>
      <td className="num" data-label={t('sheetBefore')}>
        {column === 'row' ? '' : <del>{was || t('sheetEmpty')}</del>}
      </td>
      <td className="num" data-label={t('sheetTheirs')}>
        <ins>{there(theirs)}</ins>
      </td>
      <td className="num" data-label={t('sheetMine')}>
        {there(mine)}
      </td>
      <td className="row-acts">
        <Button
          compact
          aria-label={t('sheetTakeTheirsOf', { cell })}
          onClick={() => sheet.decide([conflict], 'theirs')}
        >
          {t('sheetTakeTheirs')}
        </Button>{' '}
        <Button compact aria-label={t('sheetTakeMineOf', { cell })} onClick={() => sheet.decide([conflict], 'mine')}>
          {t('sheetTakeMine')}
        </Button>
      </td>
    </tr>
  );
}
