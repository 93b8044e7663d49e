import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Call, Context } from '../../../platform/http/route.ts';
import { beginSession, type IssuedSession } from '../../../platform/session/session.ts';
import { formats } from '../../../texts/format.ts';
import { offerBySku } from '../../catalog/rules.ts';
import { parseQuantity } from '../../pricing/rules/quantity.ts';
import type { GivenLine } from '../rules/lines-given.ts';
import { pastBounds, readLines } from '../rules/lines-given.ts';
import { stillSold } from '../rules/price-answer.ts';
import { codeOf } from '../rules/promotion-facts.ts';
import { addToBasket, changeBasket, type NewBasket, openBasket, replaceLines, takeOpenBasket } from '../storage.ts';
import type { Basket, BasketReply, Said, StoredLine } from '../terms.ts';
import { basketShown, pricedBasket } from './basket-page.ts';
import { mayKeepCode } from './promotion-code.ts';
import { saidAs } from './said.ts';
import { buyerOf, currencyOf, shopOf } from './shop.ts';

/** A basket shown, and the session that began with it when there was none. */
export type BasketChanged = { readonly basket: BasketReply; readonly session: IssuedSession | null };

type BasketCall = Context & Pick<Call<unknown, unknown, unknown>, 'request'>;

/** The session's open basket; null when nothing was put down. The server reads it: it belongs to a session. */
export async function currentBasket({
  caller,
  database,
}: Pick<Context, 'caller' | 'database'>): Promise<Basket | null> {
  return caller.sessionId === null ? null : openBasket(database, caller.sessionId);
}

/** Something put down needs somewhere to stay: a guest's session begins here. */
async function sessionFor(call: BasketCall): Promise<{ sessionId: string; issued: IssuedSession | null }> {
  if (call.caller.sessionId !== null) return { sessionId: call.caller.sessionId, issued: null };
  const { request } = call;
  const issued = await beginSession(call.database, call, { kind: 'guest', personId: null, request });
  return { sessionId: issued.sessionId, issued };
}

async function newBasket(call: BasketCall, sessionId: string): Promise<NewBasket> {
  const shop = await shopOf(call);
  return {
    id: call.newId(),
    sessionId,
    accountId: buyerOf(call).account ?? null,
    storeId: shop.store.id,
    currency: currencyOf(call, shop),
    at: new Date(call.clock.now()),
  };
}

/** Which lines are more than what was given: they were there before, or were given twice. */
async function mergedSaid(
  call: BasketCall,
  basket: Basket,
  given: readonly StoredLine[],
  twice: readonly string[],
): Promise<Said[]> {
  const { catalog } = await shopOf(call);
  const asked = new Map(given.map((line) => [line.offerId, line.quantity]));
  const format = formats(call.language);
  return basket.lines.flatMap(({ offerId, quantity }) => {
    const sku = catalog.offers.get(offerId)?.sku ?? offerId;
    const before = asked.get(offerId);
    if (before === undefined || (before === quantity && !twice.includes(sku))) return [];
    return [saidAs(call.language, 'merged', { sku, quantity: format.quantity(quantity) })];
  });
}

/**
 * Puts lines into the session's basket, or begins one; the same SKU is added up, and said. Two requests at once add up.
 * `writer`: a transaction of the server's own, where the lines and something else belong together.
 * Refuses `basket_lines_wrong` (nothing is taken then), `basket_too_long`, `basket_too_large`.
 */
export async function addLines(
  call: BasketCall,
  given: readonly GivenLine[],
  writer: Pick<Tx, 'query'> = call.database,
): Promise<Outcome<BasketChanged>> {
  const { catalog } = await shopOf(call);
  const read = readLines(given, catalog, call.today);
  if (!read.ok) return read;
  const { sessionId, issued } = await sessionFor(call);
  const basket = await addToBasket(writer, await newBasket(call, sessionId), read.value.lines);
  if (basket === null) return pastBounds(read.value.lines);
  const said = await mergedSaid(call, basket, read.value.lines, read.value.merged);
  return accept({ basket: await basketShown(call, basket, said), session: issued });
}

/** Puts these lines in place of all. With a version: refuses `changed_meanwhile` when it is no longer that one. */
export async function setLines(
  call: BasketCall,
  given: readonly GivenLine[],
  version: number | null,
): Promise<Outcome<BasketChanged>> {
  const { catalog } = await shopOf(call);
  const read = readLines(given, catalog, call.today);
  if (!read.ok) return read;
  const { sessionId, issued } = await sessionFor(call);
  const basket = await replaceLines(call.database, await newBasket(call, sessionId), read.value.lines, version);
  if (basket === null) return refuse('changed_meanwhile');
  const said = await mergedSaid(call, basket, read.value.lines, read.value.merged);
  return accept({ basket: await basketShown(call, basket, said), session: issued });
}

type Changed = Partial<Pick<Basket, 'lines' | 'currency' | 'promotionCode'>>;
/**
 * Lines that were kept elsewhere in place of all, in their currency; what is no longer sold is left out and said.
 * Refuses `basket_has_gone_offers` when nothing of it is sold any more.
 */
export async function fillBasket(
  call: BasketCall,
  kept: readonly StoredLine[],
  currency: string,
  promotionCode: string | null = null,
): Promise<Outcome<BasketChanged>> {
  const { catalog, store } = await shopOf(call);
  const { lines, gone } = stillSold(kept, catalog, call.today);
  if (lines.length === 0)
    return refuse('basket_has_gone_offers', { facts: { skus: gone.join(', '), count: gone.length } });
  const { sessionId, issued } = await sessionFor(call);
  const stored = lines.map(({ offer, quantity }) => ({ offerId: offer, quantity }));
  const fresh = { ...(await newBasket(call, sessionId)), ...(store.currencies.includes(currency) ? { currency } : {}) };
  let basket = (await replaceLines(call.database, fresh, stored, null))!;
  if (basket.currency !== fresh.currency || basket.promotionCode !== promotionCode) {
    const change = { ...basket, currency: fresh.currency, promotionCode, at: fresh.at };
    basket = (await changeBasket(call.database, basket, change)) ?? basket;
  }
  const said = gone.map((sku) => saidAs(call.language, 'offer_gone', { sku }));
  return accept({ basket: await basketShown(call, basket, said), session: issued });
}

type Change = (basket: Basket) => Outcome<Changed>;

/** How often a change is tried on the basket as others left it before the buyer is told. */
const TRIES = 5;

/** Changes the session's open basket as it stands now; tried again where somebody was faster. */
export async function changeOpenBasket(
  call: Context,
  change: Change,
  said: (before: Basket) => Said[] = () => [],
): Promise<Outcome<BasketReply>> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const basket = await currentBasket(call);
    if (basket === null) return refuse('basket_empty');
    const wanted = change(basket);
    if (!wanted.ok) return wanted;
    const { lines, currency, promotionCode } = { ...basket, ...wanted.value };
    const at = new Date(call.clock.now());
    const saved = await changeBasket(call.database, basket, { lines, currency, promotionCode, at });
    if (saved !== null) return accept(await basketShown(call, saved, said(basket)));
  }
  return refuse('busy');
}

/** Another quantity of one line. Refuses `basket_line_not_found`, `quantity_invalid`, `basket_empty`. */
export async function changeQuantity(
  call: Context,
  sku: string,
  given: number | string,
): Promise<Outcome<BasketReply>> {
  const quantity = parseQuantity(given, '/quantity');
  if (!quantity.ok) return quantity;
  const offer = offerBySku((await shopOf(call)).catalog, sku);
  return changeOpenBasket(call, ({ lines }) => {
    if (!lines.some((line) => line.offerId === offer?.id)) return refuse('basket_line_not_found', { facts: { sku } });
    const changedLines = lines.map((line) =>
      line.offerId === offer?.id ? { ...line, quantity: quantity.value } : line,
    );
    return accept({ lines: changedLines });
  });
}

/** Takes a line out. Refuses `basket_line_not_found`, `basket_empty`. */
export async function removeLine(call: Context, sku: string): Promise<Outcome<BasketReply>> {
  const offer = offerBySku((await shopOf(call)).catalog, sku);
  return changeOpenBasket(call, ({ lines }) => {
    if (!lines.some((line) => line.offerId === offer?.id)) return refuse('basket_line_not_found', { facts: { sku } });
    return accept({ lines: lines.filter((line) => line.offerId !== offer?.id) });
  });
}

/** One basket, one currency: another one prices everything anew from its own lists, and says so. Refuses
 *  `currency_not_sold`, `basket_empty`. */
export async function changeCurrency(call: Context, currency: string): Promise<Outcome<BasketReply>> {
  const { store } = await shopOf(call);
  if (!store.currencies.includes(currency)) {
    const facts = { currency, currencies: store.currencies.join(', ') };
    return refuse('currency_not_sold', {
      facts,
      errors: [{ pointer: '/currency', value: currency, expected: 'sold_currency', facts }],
    });
  }
  return changeOpenBasket(
    call,
    () => accept({ currency }),
    (before) =>
      before.currency === currency
        ? []
        : [saidAs(call.language, 'currency_changed', { currency, before: before.currency })],
  );
}

/** Puts a promotion code into the basket, or takes it out with null. One code counts at a time. Refuses
 *  `promotion_unknown`, `promotion_refused` with the reason, `basket_empty`. */
export async function changePromotionCode(call: Context, typed: string | null): Promise<Outcome<BasketReply>> {
  const code = typed === null ? null : codeOf(typed);
  if (code !== null) {
    const basket = await currentBasket(call);
    if (basket === null) return refuse('basket_empty');
    const may = await mayKeepCode(call, await pricedBasket(call, { ...basket, promotionCode: code }), code);
    if (!may.ok) return may;
  }
  return changeOpenBasket(call, () => accept({ promotionCode: code }));
}

/** Takes the session's open basket in the transaction that orders it or hands it over; null: there is none. */
export async function takeBasket(tx: Tx, context: Context, outcome: 'ordered' | 'handed'): Promise<Basket | null> {
  const { caller, clock } = context;
  if (caller.sessionId === null) return null;
  return takeOpenBasket(tx, caller.sessionId, outcome, buyerOf(context).account ?? null, new Date(clock.now()));
}
