import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { Note } from '../ui/note.tsx';
import { type Grid, keptRow, keyAt, rowOf, textAt, wrongCells } from './price-grid.ts';
import { keysIn } from './price-grid-blocks.ts';
import { keptText } from './price-grid-columns.ts';
import type { PriceSheet } from './price-grid-state.ts';
import type { GridView } from './price-grid-view.ts';
import { useSheetWords } from './price-grid-words.ts';

type Props = { readonly sheet: PriceSheet; readonly grid: Grid; readonly view: GridView };

/** What can be done with the selection, what a paste did, which rows are shown. */
export function SheetBar({ sheet, grid, view }: Props) {
  const t = useTexts('desk-prices');
  const keys = keysIn(grid, view.area);
  const back = keys.length > 0 && keys.every((key) => grid.edits.get(key)?.removed);
  const wrong = wrongCells(grid);
  const toWrong = () => {
    const here = wrong.findIndex(
      ({ key, column }) => rowOf(grid, key) === view.active.row && grid.columns.indexOf(column) === view.active.column,
    );
    const next = wrong[(here + 1) % wrong.length]!;
    view.go({ row: rowOf(grid, next.key), column: grid.columns.indexOf(next.column) });
  };
  return (
    <div className="sheet-bar">
      <div className="sheet-acts">
        <Button compact disabled={grid.undo.length === 0} onClick={() => view.run({ does: 'undo' })}>
          {t('sheetUndo')}
        </Button>
        <Button compact disabled={grid.redo.length === 0} onClick={() => view.run({ does: 'redo' })}>
          {t('sheetRedo')}
        </Button>
        <Button compact disabled={view.area.from.row === view.area.to.row} onClick={() => view.run({ does: 'fill' })}>
          {t('sheetFill')}
        </Button>
        {keys.length > 0 && (
          <Button compact onClick={view.toggleRows}>
            {back ? t('sheetKeepRows', { count: keys.length }) : t('sheetTakeOut', { count: keys.length })}
          </Button>
        )}
        {wrong.length > 0 && (
          <Button compact onClick={toWrong}>
            {t('sheetNextWrong', { count: wrong.length })}
          </Button>
        )}
      </div>
      <PasteSaid view={view} />
      <details className="small">
        <summary>{t('sheetKeys')}</summary>
        <p>{t('sheetKeysBody')}</p>
      </details>
      <p role="status" className="sr">
        {sheet.saved === null ? '' : t('sheetSaved', { count: sheet.saved })}
      </p>
    </div>
  );
}

/** All rows, or those that were changed or cannot be saved yet. */
export function RowsShown() {
  const t = useTexts('desk-prices');
  return (
    <ChipFilter
      label={t('sheetShown')}
      name="only"
      chips={[
        { value: 'all', label: t('sheetShownAll') },
        { value: 'changed', label: t('sheetShownChanged') },
        { value: 'wrong', label: t('sheetShownWrong') },
      ]}
    />
  );
}

/** Read aloud and shown: how much a paste took, or why it was not taken. */
function PasteSaid({ view }: Pick<Props, 'view'>) {
  const t = useTexts('desk-prices');
  const format = useFormat();
  const { pasted } = view;
  if (pasted === null) return <div role="status" />;
  if (pasted.ok) {
    return (
      <p role="status" className="small muted">
        {pasted.bySku
          ? t('sheetPastedBySku', { count: pasted.cells, added: pasted.added })
          : t('sheetPasted', { count: pasted.cells })}
      </p>
    );
  }
  const { rows, columns, roomRows, roomColumns } = pasted.facts;
  return (
    <Note tone="neg" live>
      {pasted.reason === 'tooMany'
        ? t('sheetTooMany', { cells: format.quantity(rows * columns) })
        : t('sheetNoRoom', { rows, columns, roomRows, roomColumns })}
    </Note>
  );
}

/** Under the sheet: which cell it is, what it was, what is wrong with it. */
export function SheetLine({ sheet, grid, view }: Props) {
  const t = useTexts('desk-prices');
  const words = useSheetWords();
  const { row, column: place } = view.active;
  const key = keyAt(grid, row);
  const column = grid.columns[place];
  if (key === null || column === undefined) return <p className="sheet-line small muted">{t('sheetNewRowHint')}</p>;
  const base = keptRow(grid, key);
  const kept = base === null ? null : keptText(base, column, sheet.reading.format, sheet.reading.words);
  const shown = textAt(grid, key, column, sheet.reading);
  const found = grid.read.get(key)?.wrong.get(column);
  const wrong = found ? words.wrong(found) : sheet.serverWords.get(`${key} ${column}`);
  return (
    <p className="sheet-line small">
      <span className="strong">{textAt(grid, key, 'sku', sheet.reading)}</span>{' '}
      {base && column !== 'name' && <span className="muted">{base.offerName}</span>} · {words.column(column)}
      {kept !== null && kept !== shown && (
        <span className="muted"> · {t('sheetWas', { before: kept || t('sheetEmpty') })}</span>
      )}
      {wrong && <span className="neg"> · {wrong}</span>}
    </p>
  );
}
