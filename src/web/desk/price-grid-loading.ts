import { useCallback, useEffect, useRef, useState } from 'react';
import type { PriceListReply, PriceReply, SheetReply } from '../../business/pricing/terms.ts';
import { ApiProblem, get, type Problem } from '../api.ts';
import { catalogueApi } from './desk-paths.ts';
import { type Filter, filtered, type Grid, keptRow, newGrid, put, type RowKey } from './price-grid.ts';
import { type Conflict, rebased } from './price-grid-merge.ts';
import type { Reading, RowEdit } from './price-grid-read.ts';

/** What is typed and not saved, with the rows as they were when it was typed, so that another's change shows. */
type Kept = {
  readonly version: number;
  readonly rows: readonly (readonly [RowKey, RowEdit, PriceReply | null])[];
};

const keyOf = (list: string) => `draft price-sheet-${list}`;

function readKept(list: string): Kept | null {
  try {
    const text = sessionStorage.getItem(keyOf(list));
    return text ? (JSON.parse(text) as Kept) : null;
  } catch {
    return null;
  }
}

function keep(list: string, { version, grid }: Loaded): void {
  try {
    if (grid.edits.size === 0) sessionStorage.removeItem(keyOf(list));
    const rows = [...grid.edits].map(([key, edit]) => [key, edit, keptRow(grid, key)] as const);
    if (rows.length > 0) sessionStorage.setItem(keyOf(list), JSON.stringify({ version, rows } satisfies Kept));
  } catch {
    // A full or forbidden storage costs the unsaved input on leaving, not the screen.
  }
}

type Whole = { readonly version: number; readonly rows: readonly PriceReply[] };

/** Every price of a list, all of one version: somebody who saves meanwhile makes it begin again. */
export async function wholeSheet(list: string, first?: SheetReply): Promise<Whole> {
  const path = (after: string | null) => catalogueApi.priceSheet(list, { after });
  let piece: SheetReply = first ?? (await get<SheetReply>(path(null)));
  const version = piece.rowVersion;
  const rows = [...piece.rows];
  while (piece.next !== null) {
    piece = await get<SheetReply>(path(piece.next));
    if (piece.rowVersion !== version) return wholeSheet(list);
    rows.push(...piece.rows);
  }
  return { version, rows };
}

export type Loaded = { readonly grid: Grid; readonly version: number; readonly conflicts: readonly Conflict[] };

/** The sheet as it is now with what was typed before put over it. */
function restored({ version, rows }: Whole, kept: Kept | null, reading: Reading): Loaded {
  const grid = newGrid(rows);
  if (kept === null) return { grid, version, conflicts: [] };
  const edits = new Map(kept.rows.map(([key, edit]) => [key, edit]));
  if (kept.version === version) return { grid: put(grid, edits, reading), version, conflicts: [] };
  const before = newGrid(kept.rows.flatMap(([, , base]) => base ?? []));
  return { version, ...rebased(put(before, edits, reading), rows, reading) };
}

const PAUSE = 400;

/** A sheet that is here, or why it is not. */
export type LoadedSheet = {
  readonly loaded: Loaded | null;
  readonly put: (next: Loaded) => void;
  readonly problem: Problem | null;
  readonly again: () => void;
};

/** Brings a list's prices with what was typed on them before, and keeps what is typed while the page is open. `wanted`:
 *  whether they are shown; with unsaved input they are brought in any case. */
export function useLoadedSheet(list: PriceListReply, reading: Reading, filter: Filter, wanted: boolean): LoadedSheet {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const bringing = useRef(false);
  const stale = loaded === null || (loaded.version < list.rowVersion && loaded.grid.edits.size === 0);
  const needed = stale && (wanted || readKept(list.id) !== null);

  const bring = useCallback(async () => {
    if (bringing.current) return;
    bringing.current = true;
    setProblem(null);
    try {
      const next = restored(await wholeSheet(list.id), readKept(list.id), reading);
      setLoaded({ ...next, grid: filtered(next.grid, filter) });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
    } finally {
      bringing.current = false;
    }
  }, [list.id, reading, filter]);

  useEffect(() => {
    if (needed && problem === null) void bring();
  }, [needed, problem, bring]);

  useEffect(() => {
    setLoaded((before) => before && { ...before, grid: filtered(before.grid, filter) });
  }, [filter]);

  useEffect(() => {
    if (loaded === null) return undefined;
    const write = () => keep(list.id, loaded);
    const timer = setTimeout(write, PAUSE);
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', write);
      write();
    };
  }, [loaded, list.id]);

  return { loaded, put: setLoaded, problem, again: () => void bring() };
}
