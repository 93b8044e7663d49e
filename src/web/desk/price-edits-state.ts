import { useEffect, useRef, useState } from 'react';
import type { PriceBody, PriceListReply, PriceReply } from '../../business/pricing/terms.ts';
import { ApiProblem, get, type Page, type Problem, send } from '../api.ts';
import { catalogueApi } from '../paths.ts';
import { queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { forgetPrices } from './catalogue-refresh.ts';
import {
  changesAnything,
  fieldOfPricePointer,
  type PriceEdit,
  type PriceField,
  readEdit,
  type WrongPrice,
} from './price-edits.ts';

type Kept = { readonly version: number; readonly edits: readonly PriceEdit[] };

/** What somebody else made of the list while these edits were typed. */
export type OtherChange = { readonly list: PriceListReply; readonly rows: ReadonlyMap<string, PriceReply> };

export type PriceEdits = {
  readonly edits: ReadonlyMap<string, PriceEdit>;
  /** Those that would change something. */
  readonly unsaved: readonly PriceEdit[];
  readonly change: (edit: PriceEdit) => void;
  readonly drop: (sku: string) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly wrongAt: (sku: string, field: PriceField) => string | null;
  readonly wrongCount: number;
  readonly saved: number | null;
  readonly other: OtherChange | null;
  /** Saves over the other change. */
  readonly saveOver: () => Promise<void>;
};

const keyOf = (list: string) => `draft price-rows-${list}`;

function readKept(list: string): Kept | null {
  try {
    const text = sessionStorage.getItem(keyOf(list));
    return text ? (JSON.parse(text) as Kept) : null;
  } catch {
    return null;
  }
}

function keep(list: string, kept: Kept): void {
  try {
    if (kept.edits.length === 0) sessionStorage.removeItem(keyOf(list));
    else sessionStorage.setItem(keyOf(list), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage costs the unsaved input on leaving, not the screen.
  }
}

/** Every price of a list, by SKU. */
async function allPrices(list: string): Promise<ReadonlyMap<string, PriceReply>> {
  const rows = new Map<string, PriceReply>();
  let cursor: string | null = null;
  do {
    const page: Page<PriceReply> = await get(catalogueApi.prices(list, { limit: 200, cursor }));
    for (const row of page.items) rows.set(row.sku, row);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

type Words = ReadonlyMap<string, ReadonlyMap<string, string>>;

type Sent = {
  readonly body: { readonly set: readonly PriceBody[]; readonly remove: readonly string[] };
  readonly wrong: Words;
};

/** What is sent of the unsaved rows, and what is wrong with them. */
function useReading(): (unsaved: readonly PriceEdit[]) => Sent {
  const { language } = useReader();
  const wordsOf = useWrongWords();
  return (unsaved) => {
    const read = unsaved.filter(({ removed }) => !removed).map((edit) => readEdit(edit, language));
    return {
      body: {
        set: read.map(({ body }) => body),
        remove: unsaved.filter(({ removed }) => removed).map(({ sku }) => sku),
      },
      wrong: wordsOf(read.flatMap(({ body, wrong }) => wrong.map((one) => ({ sku: body.sku, ...one })))),
    };
  };
}

/**
 * The unsaved prices of a draft: typed row by row, kept when the page is left, sent together with the version of the
 * list they were made on.
 */
export function usePriceEdits(list: PriceListReply): PriceEdits {
  const format = useFormat();
  const { language } = useReader();
  const read = useReading();
  const [start] = useState(() => readKept(list.id));
  const [edits, setEdits] = useState<ReadonlyMap<string, PriceEdit>>(
    () => new Map(start?.edits.map((edit) => [edit.sku, edit])),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [wrong, setWrong] = useState<Words>(new Map());
  const [saved, setSaved] = useState<number | null>(null);
  const [other, setOther] = useState<OtherChange | null>(null);
  const version = useRef(start?.version ?? list.rowVersion);
  const unsaved = [...edits.values()].filter((edit) => changesAnything(edit, format, language));

  useEffect(() => {
    // Without unsaved prices the newest version of the list is what the next change is made on.
    if (edits.size === 0) version.current = list.rowVersion;
    keep(list.id, { version: version.current, edits: [...edits.values()] });
  }, [edits, list]);

  const set = (next: ReadonlyMap<string, PriceEdit>, touched: string) => {
    setEdits(next);
    setSaved(null);
    if (wrong.has(touched)) setWrong(new Map([...wrong].filter(([sku]) => sku !== touched)));
  };
  const clear = () => {
    setEdits(new Map());
    setWrong(new Map());
    setProblem(null);
    setOther(null);
  };

  const save = async () => {
    if (busy || unsaved.length === 0) return;
    const { body, wrong: found } = read(unsaved);
    setWrong(found);
    setProblem(null);
    setSaved(null);
    if (found.size > 0) return;
    setBusy(true);
    try {
      const after = await send<PriceListReply>('PUT', catalogueApi.prices(list.id), body, {
        ifMatch: `"${version.current}"`,
      });
      version.current = after.rowVersion;
      queryClient.setQueryData([catalogueApi.priceList(list.id)], after);
      clear();
      setSaved(body.set.length + body.remove.length);
      forgetPrices();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      setWrong(serverWords(cause.problem, body.set));
      if (cause.problem.type === 'changed_meanwhile')
        setOther({ list: await get(catalogueApi.priceList(list.id)), rows: await allPrices(list.id) });
    } finally {
      setBusy(false);
    }
  };
  return {
    edits,
    unsaved,
    change: (edit) => set(new Map([...edits, [edit.sku, edit]]), edit.sku),
    drop: (sku) => set(new Map([...edits].filter(([each]) => each !== sku)), sku),
    discard: () => {
      clear();
      forgetPrices();
    },
    save,
    busy,
    problem,
    wrongAt: (sku, field) => wrong.get(sku)?.get(field) ?? null,
    wrongCount: [...wrong.values()].reduce((count, fields) => count + fields.size, 0),
    saved,
    other,
    saveOver: () => {
      version.current = other?.list.rowVersion ?? version.current;
      setOther(null);
      return save();
    },
  };
}

function serverWords(problem: Problem, sent: readonly { readonly sku: string }[]): Words {
  const words = new Map<string, Map<string, string>>();
  for (const { pointer, expected } of problem.errors) {
    const at = fieldOfPricePointer(pointer);
    const sku = at && sent[at.index]?.sku;
    if (at && sku) words.set(sku, (words.get(sku) ?? new Map()).set(at.field, expected));
  }
  return words;
}

function useWrongWords() {
  const t = useTexts('desk-catalogue');
  const words: Readonly<Record<WrongPrice['reason'], string>> = {
    figure: t('typedNotAPrice'),
    quantity: t('typedNotWhole'),
    mode: t('tierModeNeeded'),
    ascending: t('tierAscending'),
    tierPrice: t('tierNeedsPrice'),
    underHundred: t('tierUnderHundred'),
  };
  return (wrong: readonly (WrongPrice & { readonly sku: string })[]): Words => {
    const found = new Map<string, Map<string, string>>();
    for (const { sku, field, reason } of wrong) found.set(sku, (found.get(sku) ?? new Map()).set(field, words[reason]));
    return found;
  };
}
