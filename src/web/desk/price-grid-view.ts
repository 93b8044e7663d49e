import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSearch } from '../place.ts';
import {
  type Cell,
  freshKey,
  type Grid,
  isFixed,
  keyAt,
  redone,
  rowCount,
  rowOf,
  toggleRemoved,
  typeCells,
  undone,
} from './price-grid.ts';
import { type Area, areaOf, clearArea, fillDown, keysIn, type Pasted, pasteBlock } from './price-grid-blocks.ts';
import { readBlock } from './price-grid-clipboard.ts';
import type { GridColumn } from './price-grid-columns.ts';
import { type Command, commandOf, editingCommandOf, type KeyFacts } from './price-grid-keys.ts';
import type { Reading } from './price-grid-read.ts';
import type { PriceSheet } from './price-grid-state.ts';

export const ROW_HEIGHT = 36;
const OVERSCAN = 6;

/** A cell that is typed into. `caret`: the arrows move in its text instead of to the next cell. */
export type Editing = { readonly text: string | null; readonly caret: boolean };

export type GridView = {
  readonly active: Cell;
  readonly area: Area;
  readonly editing: Editing | null;
  readonly rows: readonly number[];
  readonly pasted: Pasted | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly go: (cell: Cell, extend?: boolean) => void;
  readonly edit: (text: string | null) => void;
  readonly commit: (text: string | null, rows: number, columns: number) => void;
  readonly run: (command: Command) => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly pressEditing: (event: KeyboardEvent, text: string) => void;
  readonly paste: (text: string) => void;
  readonly toggleRows: () => void;
  readonly cellId: (row: number, column: number) => string;
};

/** Which rows are in sight, with some before and after, and always the active one, so that it keeps the focus. */
function useWindow(scroller: RefObject<HTMLDivElement | null>, count: number, active: number) {
  const [sight, setSight] = useState({ from: 0, to: 40 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / ROW_HEIGHT) - OVERSCAN);
      const to = Math.ceil((element.scrollTop + element.clientHeight) / ROW_HEIGHT) + OVERSCAN;
      setSight((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller]);
  const rows: number[] = [];
  for (let row = sight.from; row < Math.min(sight.to, count); row++) rows.push(row);
  if (active < count && !rows.includes(active)) rows.push(active);
  return rows.sort((a, b) => a - b);
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

type Selection = Pick<GridView, 'active' | 'area' | 'editing' | 'rows' | 'scroller' | 'go' | 'cellId'> & {
  readonly select: (from: Cell, to: Cell) => void;
  readonly setEditing: (editing: Editing | null) => void;
};

/** Where the reader is in the sheet and what is selected. `lines`: with the empty row at the end, where there is one. */
function useSelection(lines: number, columns: number, id: string, start: number | null): Selection {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Cell>({ row: 0, column: start ?? 2 });
  const [anchor, setAnchor] = useState<Cell>(active);
  const [editing, setEditing] = useState<Editing | null>(null);
  // Who comes to a cell by its address finds it marked.
  const takesFocus = useRef(start !== null);
  const inside = ({ row, column }: Cell) => ({ row: clamp(row, lines - 1), column: clamp(column, columns - 1) });
  const at = inside(active);
  const rows = useWindow(scroller, lines, at.row);
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const activeId = cellId(at.row, at.column);

  useLayoutEffect(() => {
    if (!takesFocus.current || editing) return;
    const cell = document.getElementById(activeId);
    if (!cell) return;
    takesFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const go = (cell: Cell, extend = false) => {
    const next = inside(cell);
    bringIntoSight(scroller.current, next.row);
    takesFocus.current = true;
    setActive(next);
    if (!extend) setAnchor(next);
    setEditing(null);
  };
  const select = (from: Cell, to: Cell) => {
    setAnchor(from);
    setActive(to);
  };
  return { active: at, area: areaOf(inside(anchor), at), editing, rows, scroller, go, cellId, select, setEditing };
}

/** A row far away is not drawn yet: the sheet is scrolled to it first. */
function bringIntoSight(element: HTMLElement | null, row: number): void {
  if (!element) return;
  const top = row * ROW_HEIGHT;
  const room = element.clientHeight - 2 * ROW_HEIGHT;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top > element.scrollTop + room) element.scrollTop = top - room;
}

/** What keys and the clipboard do in the sheet. */
export function useGridView(sheet: PriceSheet, grid: Grid, lines: number, id: string, mayChange: boolean): GridView {
  const { search } = useSearch();
  const at = grid.columns.indexOf(search.get('at') as GridColumn);
  const selection = useSelection(lines, grid.columns.length, id, at < 0 ? null : at);
  const { active, area, editing, scroller, go, select, setEditing } = selection;
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const { reading } = sheet;
  const change = (next: Grid) => {
    setPasted(null);
    sheet.change(next);
  };
  const commit = (text: string | null, down: number, right: number) => {
    const typed = text === null ? null : committed(grid, active, text, reading);
    if (typed !== null) change(typed);
    go({ row: active.row + down, column: active.column + right });
  };
  const edit = (text: string | null) => {
    const key = keyAt(grid, active.row);
    const column = grid.columns[active.column]!;
    if (!mayChange || isFixed(key, column) || (key === null && column !== 'sku')) return;
    setEditing({ text, caret: text === null });
  };
  const paste = (text: string) => {
    const done = pasteBlock(grid, area, readBlock(text), reading);
    if (done.ok) sheet.change(done.grid);
    if (done.ok && !done.bySku) select(done.area.to, done.area.from);
    setPasted(done);
  };
  const stepped = (next: Grid) => {
    change(next);
    const row = rowOfStep(grid, next);
    go(row < 0 ? active : { ...active, row });
  };
  const run = ({ does, ...command }: Command) => {
    if ('extend' in command)
      return go({ row: active.row + command.rows, column: active.column + command.columns }, command.extend);
    if (does === 'collapse') return go(active);
    if (does === 'all')
      return select({ row: 0, column: 0 }, { row: rowCount(grid) - 1, column: grid.columns.length - 1 });
    if (!mayChange) return undefined;
    if ('text' in command) return edit(command.text);
    if (does === 'clear') return change(clearArea(grid, area, reading));
    if (does === 'fill') return change(fillDown(grid, area, reading));
    if (does === 'undo') return stepped(undone(grid, reading));
    return does === 'redo' ? stepped(redone(grid, reading)) : undefined;
  };
  const facts = (event: KeyboardEvent) => factsOf(event, active.column, grid.columns.length, scroller.current);
  return {
    ...selection,
    pasted,
    edit,
    commit,
    run,
    paste,
    press: (event) => {
      const command = editing ? null : commandOf(facts(event));
      if (command === null) return;
      event.preventDefault();
      run(command);
    },
    pressEditing: (event, text) => {
      event.stopPropagation();
      const command = editingCommandOf(facts(event), editing?.caret ?? true);
      if (command === null) return;
      event.preventDefault();
      if (command.does === 'cancel') go(active);
      else if (command.does === 'caret') setEditing({ text, caret: !editing?.caret });
      else if (command.does === 'commit') commit(text, command.rows, command.columns);
    },
    toggleRows: () => change(toggleRemoved(grid, keysIn(grid, area), reading)),
  };
}

/** The grid with what was typed into a cell; a SKU in the empty row at the end makes a new one. */
function committed(grid: Grid, { row, column: place }: Cell, text: string, reading: Reading): Grid | null {
  const key = keyAt(grid, row);
  const column = grid.columns[place]!;
  if (key !== null) return typeCells(grid, [{ key, column, text }], reading);
  if (text.trim() === '') return null;
  const made = freshKey(grid);
  return typeCells(made.grid, [{ key: made.key, column, text }], reading);
}

/** The first row that going back or forth touched; -1 where it is not in sight. */
function rowOfStep(before: Grid, after: Grid): number {
  const step = after.undo.length < before.undo.length ? before.undo.at(-1) : after.undo.at(-1);
  const key = step === undefined ? undefined : [...step.after.keys()][0];
  return key === undefined ? -1 : rowOf(after, key);
}

function factsOf(event: KeyboardEvent, column: number, columns: number, scroller: HTMLElement | null): KeyFacts {
  return {
    key: event.key,
    control: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    page: Math.max(1, Math.floor((scroller?.clientHeight ?? 400) / ROW_HEIGHT) - 2),
    first: column === 0,
    last: column === columns - 1,
  };
}
