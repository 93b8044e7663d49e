import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import type { PriceSurprise } from '../rules/list-diff.ts';
import { diffOfLists, surprisesOf } from '../rules/list-diff.ts';
import { overlapsOf } from '../rules/price-list-check.ts';
import type { PriceRow } from '../rules/price-rows.ts';
import { readPriceRow } from '../rules/price-rows.ts';
import type { Neighbour, PriceListRow } from '../storage/price-lists.ts';
import { findPriceList, markPublished, neighboursOf } from '../storage/price-lists.ts';
import { allPricesOf } from '../storage/prices.ts';
import type { DiffReply, Note, PriceListReply, PricesPublished, TermDiscount } from '../terms.ts';
import { noteOf } from './notes.ts';
import { listHeaderOf, listTransaction, lockedDraft, priceListReplyOf } from './price-lists.ts';

/** Rows of each kind that a diff shows; all are counted. */
const SHOWN = 500;

/** The list that a list will follow: of those for the same people and currency the latest that starts before it and
 *  lasts until it starts. */
function followedBy(list: PriceListRow, neighbours: readonly Neighbour[]): Neighbour | undefined {
  return neighbours.find((other) => other.startsOn < list.startsOn);
}

/** A list against the one it follows. Refuses `price_list_not_found`. */
export async function diffOfPriceList(context: Context, id: string): Promise<Outcome<DiffReply>> {
  const catalog = await catalogSnapshot(context);
  return context.transaction(async (tx) => {
    const list = await findPriceList(tx, id, context.today);
    if (list === undefined) return refuse('price_list_not_found');
    const follows = followedBy(list, await neighboursOf(tx, list));
    const before = follows ? await allPricesOf(tx, follows.id) : [];
    const rows = await allPricesOf(tx, id);
    const diff = diffOfLists(before, rows);
    const skuOf = (row: { readonly offerId: string }) => catalog.offers.get(row.offerId)?.sku ?? row.offerId;
    const shown = (row: PriceRow) => ({ ...row, sku: skuOf(row), tiers: [...row.tiers] });
    const bySku = <T>(list: readonly T[], rowOf: (item: T) => { readonly offerId: string }) =>
      [...list].sort((a, b) => (skuOf(rowOf(a)) < skuOf(rowOf(b)) ? -1 : 1)).slice(0, SHOWN);
    const old = follows ? (await findPriceList(tx, follows.id, context.today))!.termDiscounts : [];
    return accept({
      follows: follows ?? null,
      counts: {
        added: diff.added.length,
        removed: diff.removed.length,
        changed: diff.changed.length,
        unchanged: diff.unchanged,
      },
      added: bySku(diff.added, (row) => row).map(shown),
      removed: bySku(diff.removed, (row) => row).map(shown),
      changed: bySku(diff.changed, (change) => change.after).map(({ before: was, after, percent }) => ({
        sku: skuOf(after),
        before: shown(was),
        after: shown(after),
        percent,
      })),
      termDiscounts: termDifferences(old, list.termDiscounts),
      surprises: surprisesShown(context, surprisesOf(rows, diff.changed), skuOf),
    });
  });
}

function surprisesShown(
  context: Context,
  surprises: readonly PriceSurprise[],
  skuOf: (row: { readonly offerId: string }) => string,
) {
  return surprises.slice(0, SHOWN).map((surprise) => {
    const sku = skuOf(surprise);
    const { text } = noteOf(context, surprise.code, { ...surprise.facts, sku });
    return { code: surprise.code, sku, facts: surprise.facts, text };
  });
}

function termDifferences(before: readonly TermDiscount[], after: readonly TermDiscount[]): DiffReply['termDiscounts'] {
  const keyOf = ({ familyId, termMonths }: TermDiscount) => `${familyId}/${termMonths}`;
  const all = new Map([...before, ...after].map((discount) => [keyOf(discount), discount]));
  const of = (list: readonly TermDiscount[], key: string) =>
    list.find((discount) => keyOf(discount) === key)?.discount ?? null;
  return [...all]
    .map(([key, { familyId, termMonths }]) => ({
      familyId,
      termMonths,
      before: of(before, key),
      after: of(after, key),
    }))
    .filter((difference) => difference.before !== difference.after);
}

/**
 * Publishes a draft: from now on it never changes, and it holds from its first day. The whole list is checked once
 * more. Refuses `version_needed`, `changed_meanwhile`, `price_list_published`, `price_list_not_found`,
 * `price_list_empty`, `price_list_over`, `price_list_same_start`, and `invalid_input` with the rows that are wrong.
 * Says in notes where it overlaps another list (RULES 2.1: the later start wins, offer by offer).
 */
export async function publishPriceList(
  context: Context,
  id: string,
  ifMatch: string | null,
): Promise<Outcome<{ list: PriceListReply; notes: Note[] }>> {
  const catalog = await catalogSnapshot(context);
  const published = await listTransaction(context, async (tx) => {
    // The version's row is the lock: of two lists with the same start one is published before the other is checked.
    await raiseVersion(tx, 'prices');
    const draft = await lockedDraft(tx, context, id, ifMatch);
    if (!draft.ok) return draft;
    const list = draft.value;
    const rows = await allPricesOf(tx, id);
    const neighbours = await neighboursOf(tx, list);
    const fits = mayPublish(context, list, rows, neighbours, catalog);
    if (!fits.ok) return fits;
    await markPublished(tx, id, new Date(context.clock.now()), context.caller.personId);
    const after = (await findPriceList(tx, id, context.today))!;
    const follows = followedBy(list, neighbours);
    await recordPublication(tx, context, list, after, follows);
    const kept = follows && lastsInto(follows, list) ? await keptFrom(tx, follows, rows) : 0;
    return accept({ list: priceListReplyOf(after, context.today), notes: notesOf(context, list, neighbours, kept) });
  });
  await context.versions.refresh();
  return published;
}

async function recordPublication(
  tx: Tx,
  context: Context,
  before: PriceListRow,
  after: PriceListRow,
  follows: Neighbour | undefined,
): Promise<void> {
  await audit(tx, context, {
    action: 'prices.publish',
    subjectKind: 'price-list',
    subjectId: after.id,
    before: priceListReplyOf(before, context.today),
    after: { ...priceListReplyOf(after, context.today), follows: follows?.id ?? null },
  });
  const { id, name, kind, audience, currency, startsOn, endsOn } = after;
  const data: PricesPublished = { priceListId: id, name, kind, audience, currency, startsOn, endsOn };
  await announce(tx, context, { type: 'prices.published', version: 1, sellerId: after.sellerId, data });
}

function mayPublish(
  context: Context,
  list: PriceListRow,
  rows: readonly PriceRow[],
  neighbours: readonly Neighbour[],
  catalog: CatalogSnapshot,
): Outcome<null> {
  if (rows.length === 0 && list.termDiscounts.length === 0) return refuse('price_list_empty');
  if (list.endsOn !== null && list.endsOn <= context.today)
    return refuse('price_list_over', { facts: { ends: list.endsOn } });
  const same = neighbours.find((other) => other.startsOn === list.startsOn);
  if (same) return refuse('price_list_same_start', { facts: { name: same.name, starts: same.startsOn } });
  const errors = rows.flatMap((row) => {
    const read = readPriceRow(row, list.currency, `/prices/${catalog.offers.get(row.offerId)?.sku ?? row.offerId}`);
    return read.ok ? [] : (read.refusal.errors ?? []);
  });
  return errors.length === 0 ? accept(null) : refuse('invalid_input', { errors: errors.slice(0, 200) });
}

function lastsInto(other: Neighbour, list: PriceListRow): boolean {
  return other.endsOn === null || other.endsOn > list.startsOn;
}

/** Offers whose price goes on coming from the list that is followed, because the new one does not carry them. */
async function keptFrom(tx: Tx, follows: Neighbour, rows: readonly PriceRow[]): Promise<number> {
  const carried = new Set(rows.map((row) => row.offerId));
  return (await allPricesOf(tx, follows.id)).filter((row) => !carried.has(row.offerId)).length;
}

function notesOf(context: Context, list: PriceListRow, neighbours: readonly Neighbour[], kept: number): Note[] {
  const notes: Note[] = [];
  const mine = listHeaderOf(list);
  const others = neighbours.map((other) => listHeaderOf({ ...list, ...other }));
  for (const { other, winner, from } of overlapsOf(mine, others))
    notes.push(
      noteOf(context, 'later_start_wins', {
        other: other.name,
        winner: winner === list.id ? list.name : other.name,
        from,
      }),
    );
  if (kept > 0) notes.push(noteOf(context, 'kept_from_followed', { count: kept }));
  if (list.startsOn < context.today) notes.push(noteOf(context, 'started_in_past', { starts: list.startsOn }));
  return notes;
}
