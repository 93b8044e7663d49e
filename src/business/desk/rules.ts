import type { SearchHit, SearchKind, SearchReply } from './terms.ts';

export type RankedHit = SearchHit & { readonly score: number };

/** The order of kinds whose best hits are alike. */
const usualOrder: readonly SearchKind[] = ['account', 'lead', 'order', 'person', 'product', 'price_list'];

/** Hits as groups: a group with an exact number or name first, then by its best score, then in the usual order. */
export function groupHits(hits: readonly RankedHit[]): SearchReply['groups'] {
  const groups = new Map<SearchKind, RankedHit[]>();
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  const best = (items: readonly RankedHit[]) => ({
    exact: items.some((item) => item.exact),
    score: Math.max(...items.map((item) => item.score)),
  });
  return [...groups]
    .map(([kind, items]) => ({ kind, items, ...best(items) }))
    .sort(
      (a, b) =>
        Number(b.exact) - Number(a.exact) ||
        b.score - a.score ||
        usualOrder.indexOf(a.kind) - usualOrder.indexOf(b.kind),
    )
    .map(({ kind, items }) => ({ kind, items: items.map(({ score: _, ...item }) => item) }));
}

/**
 * What to look for when somebody types a phone number as he reads or hears it: its digits without the country's 00 or +
 * form and without the leading zero, which stand in every way of writing it. What is no phone number stays as typed.
 */
export function callerWords(typed: string): string {
  const bare = typed.trim().replace(/\(0\)/g, '');
  if (!/^\+?[\d\s()./-]+$/.test(bare)) return typed;
  const digits = bare.replace(/\D/g, '');
  // Shorter ones, years and parts of order numbers are looked for as they stand.
  return digits.length >= 7 && !/^\d{4}-\d+$/.test(bare) ? digits.replace(/^0+/, '') : typed;
}
