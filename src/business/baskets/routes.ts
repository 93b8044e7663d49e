import type { z } from 'zod';
import type { Outcome } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import { keepReply, keyUse, takeKey } from '../../platform/http/idempotency.ts';
import { type Call, type Reply, type Route, replyWith, route } from '../../platform/http/route.ts';
import { refusableTransaction } from '../../platform/refusable-transaction.ts';
import type { BasketChanged } from './actions/basket.ts';
import { addLines, changeCurrency, changeQuantity, currentBasket, removeLine, setLines } from './actions/basket.ts';
import { basketShown } from './actions/basket-page.ts';
import { ladderPage, pricePage, productPageOf } from './actions/product-page.ts';
import { productPage, storePage } from './actions/store-pages.ts';
import { carriedRoutes } from './routes/carried.ts';
import { listRoutes } from './routes/lists.ts';
import { promotionRoutes } from './routes/promotions.ts';
import { quoteRoutes } from './routes/quotes.ts';
import { searchRoutes } from './routes/search.ts';
import { previewRoutes } from './routes/store-preview.ts';
import type { GivenLine } from './rules/lines-given.ts';
import type { BasketReply } from './terms.ts';
import {
  addLinesBody,
  basketCurrencyBody,
  basketReply,
  changeLineBody,
  ladderQuery,
  ladderReply,
  type lineGiven,
  priceQuery,
  priceReply,
  productListQuery,
  productListReply,
  productQuery,
  productReply,
  replaceLinesBody,
  skuParams,
  slugParams,
  storeReply,
} from './terms.ts';

/** A reply that was made as text: the schema says what is in it. */
function asText<T>(made: Outcome<string>): Outcome<Reply<T>> {
  return made.ok ? accept(replyWith<T>(undefined as T, { json: made.value })) : made;
}

const versioned = (basket: BasketReply, session?: BasketChanged['session']): Reply<BasketReply> =>
  replyWith(basket, { etag: String(basket.version), ...(session ? { session } : {}) });

function changedReply(changed: Outcome<BasketChanged>): Outcome<Reply<BasketReply>> {
  return changed.ok ? accept(versioned(changed.value.basket, changed.value.session)) : changed;
}

function basketReplyOf(changed: Outcome<BasketReply>): Outcome<Reply<BasketReply>> {
  return changed.ok ? accept(versioned(changed.value)) : changed;
}

function given(lines: readonly z.infer<typeof lineGiven>[]): GivenLine[] {
  return lines.map((line, index) => ({ ...line, pointer: `/lines/${index}` }));
}

/** Whole lists are replaced under the version that was seen; "*" stands for any. */
function versionOf(ifMatch: string | null): Outcome<number | null> {
  if (ifMatch === null) return refuse('version_needed');
  if (ifMatch === '*') return accept(null);
  const version = Number(ifMatch);
  return Number.isInteger(version) ? accept(version) : refuse('changed_meanwhile');
}

type AddCall = Parameters<typeof addLines>[0] & Call<unknown, unknown, z.infer<typeof addLinesBody>>;

/** Lines are added up, so a repeated request must not run again: the key stands in the transaction that adds them.
 *  Without a key one statement does it. The transaction is the server's: a basket belongs to a session. */
async function addOnce(call: AddCall, lines: GivenLine[]): Promise<Outcome<Reply<BasketReply>>> {
  const who = call.caller.personId ?? call.caller.sessionId ?? call.request.address;
  const use = keyUse(who, call.idempotencyKey!, 'POST', '/api/v1/baskets/current/lines', call.body);
  return refusableTransaction(
    call,
    async (tx) => {
      await takeKey(tx, use, call.clock);
      const changed = await addLines(call, lines, tx);
      if (changed.ok) await keepReply(tx, use, { status: 200, body: changed.value.basket }, call.clock);
      return changedReply(changed);
    },
    { as: 'system' },
  );
}

const storeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/store',
    action: 'store.read',
    summary: 'The store: who sells, in which currencies, product families, whom to call',
    reply: storeReply,
    handle: async (call) => asText(accept(await storePage(call))),
  }),
  route({
    method: 'GET',
    path: '/api/v1/store/products',
    action: 'store.read',
    summary: 'Products with the price they start from',
    query: productListQuery,
    reply: productListReply,
    handle: async (call) => asText(await productPage(call, call.query)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/store/products/{slug}',
    action: 'store.read',
    summary: 'A product: editions and terms side by side, the ladder, why it costs that',
    params: slugParams,
    query: productQuery,
    reply: productReply,
    handle: async (call) => asText(await productPageOf(call, call.params.slug, call.query)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/prices/ladder',
    action: 'store.read',
    summary: 'The whole ladder of an offer: price steps, where it buys and where it talks',
    query: ladderQuery,
    reply: ladderReply,
    handle: async (call) => asText(await ladderPage(call, call.query.sku, call.query)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/prices',
    action: 'store.read',
    summary: 'The price of a quantity of an offer, with its reasons',
    query: priceQuery,
    reply: priceReply,
    handle: async (call) => asText(await pricePage(call, call.query.sku, call.query)),
  }),
];

const basketRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/baskets/current',
    action: 'store.basket',
    summary: 'The basket of this session, priced, with what it decides: buy or talk',
    reply: basketReply,
    handle: async (call) => accept(versioned(await basketShown(call, await currentBasket(call)))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/baskets/current/lines',
    action: 'store.basket',
    summary: 'Put one or many lines into the basket; the same SKU is added up',
    body: addLinesBody,
    reply: basketReply,
    idempotency: 'own',
    handle: async (call) => {
      const { lines: list, sku, offerId, quantity = '' } = call.body;
      const lines = list ? given(list) : [{ sku, offerId, quantity, pointer: '' }];
      return call.idempotencyKey === null ? changedReply(await addLines(call, lines)) : addOnce(call, lines);
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/baskets/current/lines',
    action: 'store.basket',
    summary: 'Replace all lines',
    body: replaceLinesBody,
    reply: basketReply,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      if (!version.ok) return version;
      return changedReply(await setLines(call, given(call.body.lines), version.value));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/baskets/current/lines/{sku}',
    action: 'store.basket',
    summary: 'Change the quantity of a line',
    params: skuParams,
    body: changeLineBody,
    reply: basketReply,
    handle: async (call) => basketReplyOf(await changeQuantity(call, call.params.sku, call.body.quantity)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/baskets/current/lines/{sku}',
    action: 'store.basket',
    summary: 'Take a line out of the basket',
    params: skuParams,
    reply: basketReply,
    handle: async (call) => basketReplyOf(await removeLine(call, call.params.sku)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/baskets/current/currency',
    action: 'store.basket',
    summary: 'Another currency for the whole basket: everything is priced anew from its lists',
    body: basketCurrencyBody,
    reply: basketReply,
    handle: async (call) => basketReplyOf(await changeCurrency(call, call.body.currency)),
  }),
];

export const routes: Route[] = [
  ...storeRoutes,
  ...previewRoutes,
  ...searchRoutes,
  ...basketRoutes,
  ...promotionRoutes,
  ...listRoutes,
  ...quoteRoutes,
  ...carriedRoutes,
];
