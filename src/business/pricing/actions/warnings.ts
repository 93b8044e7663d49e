import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { isOffered } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { offerFactsOf } from '../rules/offer-facts.ts';
import type { PriceRow } from '../rules/price-rows.ts';
import type { Cost, DateGap, PriceWarning } from '../rules/price-warnings.ts';
import { costOf, gapsOf, unpricedOffers, warningsOf } from '../rules/price-warnings.ts';
import type { PriceListRow } from '../storage/price-lists.ts';
import { findPriceList, neighboursOf } from '../storage/price-lists.ts';
import { allPricesOf } from '../storage/prices.ts';
import type { PublishedList } from '../storage/published.ts';
import { publishedLists, publishedPrices } from '../storage/published.ts';
import type { WarningReply, WarningsReply } from '../terms.ts';
import { noteOf } from './notes.ts';
import { listHeaderOf } from './price-lists.ts';
import { priceSnapshot } from './snapshot.ts';

/** Warnings that are shown; all are counted. */
const SHOWN = 200;

const UNPRICED = 'unpriced';

type Named = { readonly id: string; readonly name: string };

function costsOf(catalog: CatalogSnapshot): ReadonlyMap<string, Cost> {
  const costs = new Map<string, Cost>();
  for (const offer of catalog.offers.values()) if (offer.cost) costs.set(offer.id, costOf(offer.cost));
  return costs;
}

function reply(warnings: readonly WarningReply[]): WarningsReply {
  return { count: warnings.length, warnings: warnings.slice(0, SHOWN) };
}

function ofRows(context: Context, catalog: CatalogSnapshot, list: Named, found: readonly PriceWarning[]) {
  return found
    .map(({ kind, offerId, column, facts }): WarningReply => {
      const offer = catalog.offers.get(offerId);
      const sku = offer?.sku ?? offerId;
      const { text } = noteOf(context, kind, { ...facts, sku });
      const named = { id: offerId, sku, productId: offer?.productId ?? '' };
      return { kind, list: { id: list.id, name: list.name }, offer: named, column, text };
    })
    .sort((a, b) => (a.offer!.sku < b.offer!.sku ? -1 : 1));
}

function ofGaps(context: Context, gaps: readonly DateGap[]): WarningReply[] {
  return gaps.map(({ after, from, until }) => {
    const kind = until === undefined ? ('nothing_follows' as const) : ('gap' as const);
    const facts = { name: after.name, from, currency: after.currency, ...(until && { until }) };
    const { text } = noteOf(context, kind, facts);
    return { kind, list: { id: after.id, name: after.name }, offer: null, column: null, text };
  });
}

/** The public list of the same currency that holds when the list begins, the later start first. */
function publicRowsFor(
  list: { readonly kind: string; readonly sellerId: string; readonly currency: string; readonly startsOn: string },
  lists: readonly PublishedList[],
  rowsOf: ReadonlyMap<string, readonly PriceRow[]>,
  today: string,
): ReadonlyMap<string, PriceRow> {
  if (list.kind === 'public') return new Map();
  const day = list.startsOn > today ? list.startsOn : today;
  const holding = lists.filter(
    (other) =>
      other.kind === 'public' &&
      other.sellerId === list.sellerId &&
      other.currency === list.currency &&
      other.startsOn <= day &&
      (other.endsOn === null || other.endsOn > day),
  );
  const rows = new Map<string, PriceRow>();
  for (const { id } of [...holding].reverse()) for (const row of rowsOf.get(id) ?? []) rows.set(row.offerId, row);
  return rows;
}

function byList(rows: readonly (PriceRow & { readonly listId: string })[]): ReadonlyMap<string, readonly PriceRow[]> {
  const lists = new Map<string, PriceRow[]>();
  for (const row of rows) {
    const of = lists.get(row.listId);
    if (of === undefined) lists.set(row.listId, [row]);
    else of.push(row);
  }
  return lists;
}

/** What should be seen of a list before it is published, or of one that is: its rows, and the days around it. Refuses
 *  `price_list_not_found`. */
export async function warningsOfList(context: Context, id: string): Promise<Outcome<WarningsReply>> {
  const catalog = await catalogSnapshot(context);
  return context.transaction(async (tx) => {
    const list = await findPriceList(tx, id, context.today);
    if (list === undefined) return refuse('price_list_not_found');
    const published = list.kind === 'public' ? [] : await publishedLists(tx, context.today);
    const rowsOf = list.kind === 'public' ? new Map() : byList(await publishedPrices(tx, context.today));
    const found = warningsOf(await allPricesOf(tx, id), {
      currency: list.currency,
      costs: costsOf(catalog),
      publicRows: publicRowsFor(list, published, rowsOf, context.today),
    });
    const neighbours = await neighboursOf(tx, { ...list, startsOn: '0001-01-01', endsOn: null });
    return accept(
      reply([
        ...ofGaps(context, gapsAround(list, neighbours, context.today)),
        ...ofRows(context, catalog, list, found),
      ]),
    );
  });
}

/** A published list's gaps are those of all; a draft's are the ones that touch it. */
function gapsAround(
  list: PriceListRow,
  neighbours: Awaited<ReturnType<typeof neighboursOf>>,
  today: string,
): readonly DateGap[] {
  const headers = [list, ...neighbours.map((other) => ({ ...list, ...other }))].map(listHeaderOf);
  return gapsOf(headers, today).filter(({ after, until }) => after.id === list.id || until === list.startsOn);
}

/** Lists of one kind for the same people and currency: of them one holds at a time. */
function samePeople(lists: readonly PublishedList[]): ReadonlyMap<string, readonly PublishedList[]> {
  const groups = new Map<string, PublishedList[]>();
  for (const list of lists) {
    const key = [list.sellerId, list.kind, list.audience, list.currency].join('|');
    groups.set(key, [...(groups.get(key) ?? []), list]);
  }
  return groups;
}

type Kept = { readonly key: string; readonly reply: WarningsReply };
const kept = new WeakMap<Context['versions'], Kept>();

/** What should be seen of all lists in force or to come, and the offers that nobody can see a price of. Kept until
 *  catalogue, prices, day or language are others. */
export async function warningsInForce(context: Context): Promise<WarningsReply> {
  const { versions, today, language, database } = context;
  const key = [versions.current('catalog'), versions.current('prices'), today, language].join('|');
  const there = kept.get(versions);
  if (there?.key === key) return there.reply;
  const catalog = await catalogSnapshot(context);
  const prices = await priceSnapshot(context);
  const lists = await publishedLists(database, today);
  const rowsOf = byList(await publishedPrices(database, today));
  const costs = costsOf(catalog);
  const ofLists = lists.flatMap((list) => {
    const publicRows = publicRowsFor(list, lists, rowsOf, today);
    const found = warningsOf(rowsOf.get(list.id) ?? [], { currency: list.currency, costs, publicRows });
    return ofRows(context, catalog, list, found);
  });
  const gaps = [...samePeople(lists).values()].flatMap((same) => gapsOf(same.map(listHeaderOf), today));
  const facts = offerFactsOf(catalog);
  const sold = [...catalog.offers.values()].filter((offer) => isOffered(catalog, offer, today));
  const unpriced = unpricedOffers(
    sold.map(({ id }) => facts[id]!),
    prices.lists,
  ).map(({ id, sku, product }): WarningReply => {
    const { text } = noteOf(context, UNPRICED, { sku });
    return { kind: UNPRICED, list: null, offer: { id, sku, productId: product }, column: null, text };
  });
  const answer = reply([...ofGaps(context, gaps), ...unpriced, ...ofLists]);
  kept.set(versions, { key, reply: answer });
  return answer;
}
