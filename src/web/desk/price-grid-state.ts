import { useState } from 'react';
import type { PriceListReply, PricesChanged, SheetReply } from '../../business/pricing/terms.ts';
import { ApiProblem, get, type Problem, send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { forgetPrices } from './catalogue-refresh.ts';
import { catalogueApi } from './desk-paths.ts';
import { type Filter, filtered, type Grid, newGrid, type RowKey, wrongCells } from './price-grid.ts';
import { type Loaded, useLoadedSheet, wholeSheet } from './price-grid-loading.ts';
import { type Conflict, rebased, takeTheirs, withSaved } from './price-grid-merge.ts';
import { columnOfPointer } from './price-grid-pointers.ts';
import type { Reading } from './price-grid-read.ts';

/** Words of the server on cells that it refused, by `key column`. */
export type ServerWords = ReadonlyMap<string, string>;

export type PriceSheet = {
  /** Null while it is brought. */
  readonly grid: Grid | null;
  readonly reading: Reading;
  readonly change: (next: Grid) => void;
  readonly unsaved: number;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
  readonly busy: boolean;
  /** Why it cannot be read or was not saved. */
  readonly problem: Problem | null;
  readonly again: () => void;
  readonly serverWords: ServerWords;
  /** How many rows were saved last; null once something is typed again. */
  readonly saved: number | null;
  readonly conflicts: readonly Conflict[];
  /** Somebody else saved meanwhile: what he did stands under these edits now. */
  readonly merged: boolean;
  readonly decide: (conflicts: readonly Conflict[], whose: 'mine' | 'theirs') => void;
};

const NO_WORDS: ServerWords = new Map();

type Said = {
  readonly problem: Problem | null;
  readonly serverWords: ServerWords;
  readonly saved: number | null;
  readonly merged: boolean;
};
const SILENT: Said = { problem: null, serverWords: NO_WORDS, saved: null, merged: false };

/** The prices of a list as a sheet: typed into here, sent together with the version of the list they were typed on. */
export function usePriceSheet(list: PriceListReply, reading: Reading, filter: Filter, wanted: boolean): PriceSheet {
  const { loaded, put, problem, again } = useLoadedSheet(list, reading, filter, wanted);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState(SILENT);
  const settle = (next: Loaded) => put({ ...next, grid: filtered(next.grid, filter) });

  const save = async () => {
    if (busy || loaded === null || loaded.conflicts.length > 0 || wrongCells(loaded.grid).length > 0) return;
    const { grid } = loaded;
    const keys = [...grid.read].filter(([, { change }]) => change !== null).map(([key]) => key);
    setBusy(true);
    setSaid(SILENT);
    try {
      const after = await sent(list.id, loaded, keys);
      settle(after);
      setSaid({ ...SILENT, saved: keys.length });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      if (cause.problem.type === 'changed_meanwhile') {
        settle(await met(list.id, grid, cause.problem.current, reading));
        setSaid({ ...SILENT, merged: true });
      } else setSaid({ ...SILENT, problem: cause.problem, serverWords: wordsOf(cause.problem, keys, grid, reading) });
    } finally {
      setBusy(false);
    }
  };

  return {
    grid: loaded?.grid ?? null,
    reading,
    unsaved: loaded?.grid.edits.size ?? 0,
    conflicts: loaded?.conflicts ?? [],
    busy,
    ...said,
    problem: said.problem ?? problem,
    again,
    save,
    change: (grid) => {
      if (loaded === null) return;
      if (said.saved !== null || said.serverWords.size > 0) setSaid(SILENT);
      put({ ...loaded, grid });
    },
    discard: () => {
      if (loaded === null) return;
      setSaid(SILENT);
      settle({ ...loaded, grid: newGrid(loaded.grid.kept), conflicts: [] });
    },
    decide: (decided, whose) => {
      if (loaded === null) return;
      const give = (grid: Grid, conflict: Conflict) => takeTheirs(grid, conflict, reading);
      const grid = whose === 'mine' ? loaded.grid : decided.reduce(give, loaded.grid);
      put({ ...loaded, grid, conflicts: loaded.conflicts.filter((one) => !decided.includes(one)) });
    },
  };
}

/** Saves the rows: all of them or none. */
async function sent(list: string, { grid, version }: Loaded, keys: readonly RowKey[]): Promise<Loaded> {
  const body = { rows: keys.map((key) => grid.read.get(key)!.change) };
  const ifMatch = `"${version}"`;
  const answer = await send<PricesChanged>('PATCH', catalogueApi.priceSheet(list), body, { ifMatch });
  queryClient.setQueryData([catalogueApi.priceList(list)], answer.list);
  forgetPrices();
  return { grid: withSaved(grid, answer.rows), version: answer.list.rowVersion, conflicts: [] };
}

/** The edits over what somebody else made of the list; the refusal brought the first piece of it along. */
async function met(list: string, grid: Grid, current: unknown, reading: Reading): Promise<Loaded> {
  const whole = await wholeSheet(list, current as SheetReply | undefined);
  queryClient.setQueryData([catalogueApi.priceList(list)], await get(catalogueApi.priceList(list)));
  return { version: whole.version, ...rebased(grid, whole.rows, reading) };
}

function wordsOf(problem: Problem, keys: readonly RowKey[], grid: Grid, reading: Reading): ServerWords {
  const words = new Map<string, string>();
  for (const { pointer, expected } of problem.errors) {
    const at = columnOfPointer(pointer, keys, grid, reading);
    if (at !== null) words.set(`${at.key} ${at.column}`, expected);
  }
  return words;
}
