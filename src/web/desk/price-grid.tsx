import './price-grid.css';
import { type ClipboardEvent, useId } from 'react';
import { useTexts } from '../reader.tsx';
import { type Grid, isFixed, keptRow, keyAt, rowCount, textAt } from './price-grid.ts';
import { SheetBar, SheetLine } from './price-grid-bar.tsx';
import { copyArea } from './price-grid-blocks.ts';
import { type CellActs, CellEditor, GridCell } from './price-grid-cell.tsx';
import { writeBlock } from './price-grid-clipboard.ts';
import { type GridColumn, keptText } from './price-grid-columns.ts';
import type { PriceSheet } from './price-grid-state.ts';
import { type GridView, ROW_HEIGHT, useGridView } from './price-grid-view.ts';
import { useSheetWords } from './price-grid-words.ts';

const widths: Readonly<Record<string, string>> = {
  sku: 'var(--sheet-sku)',
  name: 'var(--sheet-name)',
  unitPrice: '7.5rem',
  tierMode: '8rem',
  tierCounting: '8rem',
  floor: '7.5rem',
  pricePer: '6rem',
};
const widthOf = (column: GridColumn) => widths[column] ?? (column.startsWith('from') ? '6rem' : '7rem');

/** The prices of a list as a sheet: only the rows in sight are drawn, keys and clipboard work as in a spreadsheet. */
export function PriceGrid({ sheet, grid, mayChange }: { sheet: PriceSheet; grid: Grid; mayChange: boolean }) {
  const id = useId();
  const t = useTexts('desk-prices');
  const lines = rowCount(grid) + (mayChange ? 1 : 0);
  const view = useGridView(sheet, grid, lines, id, mayChange);
  const copy = (event: ClipboardEvent, cut: boolean) => {
    if (view.editing) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeBlock(copyArea(grid, view.area, sheet.reading)));
    if (cut && mayChange) view.run({ does: 'clear' });
  };
  const columns = grid.columns.map(widthOf).join(' ');
  return (
    <>
      {mayChange && <SheetBar sheet={sheet} grid={grid} view={view} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a sheet is a grid, its rows stand at places of their own */}
      <div
        ref={view.scroller}
        role="grid"
        aria-label={t('sheetLabel')}
        aria-rowcount={lines + 1}
        aria-colcount={grid.columns.length}
        aria-multiselectable="true"
        className="sheet"
        style={{ '--sheet-columns': columns } as React.CSSProperties}
        onKeyDown={view.press}
        onCopy={(event) => copy(event, false)}
        onCut={(event) => copy(event, true)}
        onPaste={(event) => {
          if (view.editing || !mayChange) return;
          event.preventDefault();
          view.paste(event.clipboardData.getData('text/plain'));
        }}
      >
        <Head grid={grid} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="sheet-rows" style={{ height: lines * ROW_HEIGHT }}>
          {view.rows.map((row) => (
            <Row key={row} row={row} sheet={sheet} grid={grid} view={view} mayChange={mayChange} />
          ))}
        </div>
      </div>
      <SheetLine sheet={sheet} grid={grid} view={view} />
    </>
  );
}

function Head({ grid }: { grid: Grid }) {
  const words = useSheetWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sheet is a grid, its rows stand at places of their own
    <div role="rowgroup" className="sheet-head">
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus */}
      <div role="row" aria-rowindex={1} className="sheet-row">
        {grid.columns.map((column, index) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
          <div key={column} role="columnheader" aria-colindex={index + 1} className={`sheet-cell ${column}`}>
            <span className="sheet-text">{words.column(column)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

type RowProps = {
  readonly row: number;
  readonly sheet: PriceSheet;
  readonly grid: Grid;
  readonly view: GridView;
  readonly mayChange: boolean;
};

function Row(props: RowProps) {
  const { row, grid } = props;
  const key = keyAt(grid, row);
  const edit = key === null ? undefined : grid.edits.get(key);
  const classes = [
    'sheet-row',
    edit ? 'changed' : '',
    edit?.removed ? 'removed' : '',
    key?.startsWith('+') ? 'new' : '',
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sheet is a grid, its rows stand at places of their own
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div
      role="row"
      aria-rowindex={row + 2}
      className={classes.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${row * ROW_HEIGHT}px)` }}
    >
      {grid.columns.map((column, index) => (
        <RowCell key={column} {...props} place={index} column={column} />
      ))}
    </div>
  );
}

function RowCell({
  row,
  sheet,
  grid,
  view,
  mayChange,
  place,
  column,
}: RowProps & { place: number; column: GridColumn }) {
  const t = useTexts('desk-prices');
  const words = useSheetWords();
  const key = keyAt(grid, row);
  const edit = key === null ? undefined : grid.edits.get(key);
  const found = key === null ? undefined : grid.read.get(key)?.wrong.get(column);
  const wrong = found ? words.wrong(found) : (sheet.serverWords.get(`${key} ${column}`) ?? null);
  const text = textAt(grid, key, column, sheet.reading);
  const active = view.active.row === row && view.active.column === place;
  const { from, to } = view.area;
  const editing = active ? view.editing : null;
  const label = `${words.column(column)}, ${key === null ? t('sheetNewRow') : textAt(grid, key, 'sku', sheet.reading)}`;
  const acts: CellActs = {
    point: (event) => {
      if (event.button !== 0 || editing) return;
      // A finger selects first and types with a second tap; a mouse may go on to select more.
      if (event.pointerType !== 'mouse' && active) return view.edit(null);
      if (event.pointerType === 'mouse') event.preventDefault();
      view.go({ row, column: place }, event.shiftKey);
    },
    pass: (event) => {
      if (event.pointerType === 'mouse' && event.buttons === 1 && !view.editing) view.go({ row, column: place }, true);
    },
    open: () => view.edit(null),
  };
  return (
    <GridCell
      acts={acts}
      facts={{
        id: view.cellId(row, place),
        column,
        number: place + 1,
        text,
        active,
        selected: row >= from.row && row <= to.row && place >= from.column && place <= to.column,
        fixed: !mayChange || isFixed(key, column) || (key === null && column !== 'sku'),
        changed: edit?.cells[column] !== undefined,
        wrong,
        instead: key === null && column === 'sku' ? t('sheetNewSku') : defaultOf(grid, key, column, sheet),
      }}
      editor={
        editing && (
          <CellEditor
            column={column}
            label={label}
            start={editing.text ?? text}
            wrong={wrong !== null}
            reading={sheet.reading}
            press={view.pressEditing}
            leave={(typed) => view.commit(typed, 0, 0)}
          />
        )
      }
    />
  );
}

/** What counts where a row has tiers and nothing is said of how: for all units, per line. */
function defaultOf(grid: Grid, key: string | null, column: GridColumn, { reading }: PriceSheet): string | undefined {
  if (key === null || (column !== 'tierMode' && column !== 'tierCounting')) return undefined;
  const change = grid.read.get(key)?.change;
  if (change?.tiers === undefined || change.tiers.length === 0) return undefined;
  const base = keptRow(grid, key);
  const kept = base === null ? '' : keptText(base, column, reading.format, reading.words);
  return kept || (column === 'tierMode' ? reading.words.tierMode['all-units'] : reading.words.tierCounting.line);
}
