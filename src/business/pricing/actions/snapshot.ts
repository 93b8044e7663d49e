import { decimal } from '../../../kernel/decimal.ts';
import { money } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { Versions } from '../../../platform/versions.ts';
import { keptByVersion } from '../../../platform/versions.ts';
import type { Buyer, Floor, ListPrice, PriceList, TermDiscount } from '../rules/facts.ts';
import { listsInEffect } from '../rules/price-lists.ts';
import type { PriceRow } from '../rules/price-rows.ts';
import { listPriceOf } from '../rules/price-rows.ts';
import type { SelfServiceLimit } from '../rules/self-service-limit.ts';
import type { DatedLimit, PublishedList } from '../storage/published.ts';
import { currentLimits, publishedLists, publishedPrices } from '../storage/published.ts';

type Floors = Readonly<Record<string, Floor>>;
type FlooredList = { readonly list: PriceList; readonly sellerId: string; readonly floors: Floors };

/** What a buyer's prices are made of on a day: the lists that hold for him in rank, and the floors beneath them. */
export type PricesInEffect = { readonly lists: readonly PriceList[]; readonly floors: Floors };

/** Published lists of today and later and the limits, in the memory of the process, as the pricer wants them. */
export type PriceSnapshot = {
  readonly lists: readonly PriceList[];
  /** Every audience that a list or limit is for: whoever is of none of them sees what the public sees. */
  readonly audiences: ReadonlySet<string>;
  readonly pricesFor: (asked: {
    readonly sellerId: string;
    readonly currency: string;
    readonly buyer: Buyer;
    readonly today: string;
  }) => PricesInEffect;
  /** Of two limits for the same scope, people and currency the one that started later counts. */
  readonly limitsOn: (storeId: string, today: string) => readonly SelfServiceLimit[];
};

type Kept = { readonly read: () => PriceSnapshot | Promise<PriceSnapshot>; today: string };
const kept = new WeakMap<Versions, Kept>();

/** Prices and limits from the memory of the process: no SQL until their version changes, then three statements for
 *  everyone who waits. A list that ends or starts meanwhile does so on its day without being loaded again. */
export function priceSnapshot(
  context: Pick<Context, 'database' | 'versions' | 'today' | 'actualDay'>,
): PriceSnapshot | Promise<PriceSnapshot> {
  const { database, versions } = context;
  const today = context.actualDay ?? context.today;
  let entry = kept.get(versions);
  if (entry === undefined) {
    const made: Kept = {
      today,
      read: keptByVersion(versions, ['prices'], async () => {
        const day = made.today;
        const lists = await publishedLists(database, day);
        return compiled(lists, await publishedPrices(database, day), await currentLimits(database, day));
      }),
    };
    entry = made;
    kept.set(versions, made);
  }
  entry.today = today;
  return entry.read();
}

/** Rows as they are stored, as the facts of the pricer. */
export function compiled(
  lists: readonly PublishedList[],
  rows: readonly (PriceRow & { readonly listId: string })[],
  limits: readonly DatedLimit[],
): PriceSnapshot {
  const byList = new Map<string, { prices: Record<string, ListPrice>; floors: Record<string, Floor> }>();
  const currencies = new Map(lists.map((list) => [list.id, list.currency]));
  for (const list of lists) byList.set(list.id, { prices: {}, floors: {} });
  for (const row of rows) {
    const of = byList.get(row.listId);
    // Published while this was being read: its version makes the next reader load again.
    if (of === undefined) continue;
    of.prices[row.offerId] = listPriceOf(row, currencies.get(row.listId)!);
    if (row.floor !== null) {
      const unitPrice = decimal(row.floor);
      of.floors[row.offerId] = row.pricePer === 1 ? { unitPrice } : { unitPrice, per: row.pricePer };
    }
  }
  const floored = lists.map(
    (list): FlooredList => ({
      sellerId: list.sellerId,
      floors: byList.get(list.id)!.floors,
      list: {
        id: list.id,
        name: list.name,
        kind: list.kind,
        audience: list.audience,
        currency: list.currency,
        starts: list.startsOn,
        ...(list.endsOn !== null && { ends: list.endsOn }),
        prices: byList.get(list.id)!.prices,
        termDiscounts: termDiscountsOf(list),
      },
    }),
  );
  const audiences = new Set([...lists, ...limits].map((one) => one.audience));
  return {
    lists: floored.map(({ list }) => list),
    audiences,
    pricesFor: pricesInEffect(floored, audiences),
    limitsOn: limitsInEffect(limits),
  };
}

function termDiscountsOf(list: PublishedList): Readonly<Record<number, TermDiscount>> {
  const discounts: Record<number, TermDiscount> = {};
  for (const { familyId, termMonths, discount } of list.termDiscounts) {
    const term = discounts[termMonths];
    const off = decimal(discount);
    discounts[termMonths] =
      familyId === null ? { ...term, off } : { ...term, byFamily: { ...term?.byFamily, [familyId]: off } };
  }
  return discounts;
}

/** Buyers that no list asks for share one answer per currency and day. */
const MOST_ANSWERS = 500;
const kinds = ['account', 'partner', 'level', 'segment'] as const;

function pricesInEffect(lists: readonly FlooredList[], audiences: ReadonlySet<string>): PriceSnapshot['pricesFor'] {
  const answers = new Map<string, PricesInEffect>();
  return ({ sellerId, currency, buyer, today }) => {
    let key = `${sellerId}|${currency}|${today}`;
    for (const kind of kinds) {
      const value = buyer[kind];
      if (value !== undefined && audiences.has(`${kind}:${value}`)) key += `|${kind}:${value}`;
    }
    let answer = answers.get(key);
    if (answer === undefined) {
      const own = lists.filter((one) => one.sellerId === sellerId);
      const inEffect = listsInEffect({ lists: own.map(({ list }) => list), buyer, currency, today });
      const floorsOf = new Map(own.map(({ list, floors }) => [list, floors]));
      answer = {
        lists: inEffect,
        floors: floorsUnder(inEffect.map((list) => ({ list, floors: floorsOf.get(list)! }))),
      };
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(key, answer);
    }
    return answer;
  };
}

/** The floor of an offer stands in the list that carries it; of lists for the same people the later one decides, and a
 *  list for fewer people may set another floor but not take the public one away. */
function floorsUnder(ranked: readonly Pick<FlooredList, 'list' | 'floors'>[]): Floors {
  const floors: Record<string, Floor> = {};
  const audiences = [...new Set(ranked.map(({ list }) => list.audience))].reverse();
  for (const audience of audiences) {
    const decided = new Set<string>();
    for (const { list, floors: own } of ranked.filter((one) => one.list.audience === audience)) {
      for (const [offer, floor] of Object.entries(own)) if (!decided.has(offer)) floors[offer] = floor;
      for (const offer of Object.keys(list.prices)) decided.add(offer);
    }
  }
  return floors;
}

function limitsInEffect(limits: readonly DatedLimit[]): PriceSnapshot['limitsOn'] {
  const answers = new Map<string, readonly SelfServiceLimit[]>();
  return (storeId, today) => {
    const key = `${storeId}|${today}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = limitsHolding(limits, storeId, today);
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(key, answer);
    }
    return answer;
  };
}

export function limitsHolding(limits: readonly DatedLimit[], storeId: string, today: string): SelfServiceLimit[] {
  const latest = new Map<string, DatedLimit>();
  for (const limit of limits) {
    if (limit.storeId !== storeId || limit.startsOn > today || (limit.endsOn !== null && limit.endsOn <= today))
      continue;
    const key = `${limit.scope}|${limit.scopeId}|${limit.audience}|${limit.currency}`;
    const there = latest.get(key);
    if (there === undefined || there.startsOn < limit.startsOn) latest.set(key, limit);
  }
  return [...latest.values()].map(selfServiceLimitOf);
}

export function selfServiceLimitOf(limit: DatedLimit): SelfServiceLimit {
  return {
    id: limit.id,
    scope: limit.scope,
    audience: limit.audience,
    currency: limit.currency,
    ...(limit.scopeId !== null && { scopeId: limit.scopeId }),
    ...(limit.maxQuantity !== null && { maxQuantity: Number(limit.maxQuantity) }),
    ...(limit.maxAmount !== null && { maxAmount: money(limit.maxAmount, limit.currency) }),
  };
}
