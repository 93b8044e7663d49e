import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { type Reply, type Route, replyWith, route } from '../../../platform/http/route.ts';
import type { BasketChanged } from '../actions/basket.ts';
import {
  changeSavedBasket,
  removeSavedBasket,
  restoreSavedBasket,
  saveBasket,
  savedBasketPage,
} from '../actions/saved-baskets.ts';
import { linkBasket, mailBasket, openSentBasket, takeSentBasket } from '../actions/sent-basket.ts';
import {
  linkBody,
  linkReply,
  mailBody,
  mailReply,
  type SavedBasket,
  savedBasket,
  savedBasketBody,
  savedBasketList,
  savedBasketParams,
  savedBasketQuery,
  sentBasketParams,
  sentBasketReply,
} from '../terms/carried.ts';
import { type BasketReply, basketReply } from '../terms.ts';

function filled(changed: Outcome<BasketChanged>): Outcome<Reply<BasketReply>> {
  if (!changed.ok) return changed;
  const { basket, session } = changed.value;
  return accept(replyWith(basket, { etag: String(basket.version), ...(session ? { session } : {}) }));
}

const kept = (saved: SavedBasket, status = 200) => replyWith(saved, { etag: String(saved.rowVersion), status });

const sentRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/baskets/current/links',
    action: 'store.basket',
    summary: 'A copy of the basket under a link that ends after 30 days',
    body: linkBody,
    reply: linkReply,
    idempotency: 'accepted',
    rateLimit: 20,
    handle: (call) => linkBasket(call, call.body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/baskets/current/mails',
    action: 'store.basket',
    summary: 'Mail a copy of the basket to a colleague',
    body: mailBody,
    reply: mailReply,
    idempotency: 'accepted',
    rateLimit: 20,
    handle: (call) => mailBasket(call, call.body.to, call.body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/basket-links/{token}',
    action: 'store.read',
    summary: 'The basket that a link opens, priced anew, and what changed since it was sent',
    params: sentBasketParams,
    reply: sentBasketReply,
    rateLimit: 60,
    handle: (call) => openSentBasket(call, call.params.token),
  }),
  route({
    method: 'POST',
    path: '/api/v1/basket-links/{token}/take',
    action: 'store.basket',
    summary: "Put the basket that a link opens in place of one's own",
    params: sentBasketParams,
    reply: basketReply,
    idempotency: 'accepted',
    rateLimit: 30,
    handle: async (call) => filled(await takeSentBasket(call, call.params.token)),
  }),
];

const savedRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/saved-baskets',
    action: 'baskets.saved',
    summary: "One's own saved baskets and those that colleagues share",
    query: savedBasketQuery,
    reply: savedBasketList,
    handle: (call) => savedBasketPage(call, call.query),
  }),
  route({
    method: 'POST',
    path: '/api/v1/saved-baskets',
    action: 'baskets.saved',
    summary: 'Keep the lines of the basket under a name',
    body: savedBasketBody,
    reply: savedBasket,
    idempotency: 'accepted',
    handle: async (call) => {
      const saved = await saveBasket(call, call.body);
      return saved.ok ? accept(kept(saved.value, 201)) : saved;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/saved-baskets/{id}',
    action: 'baskets.saved',
    summary: 'Rename a saved basket, share it with the company or take it back',
    params: savedBasketParams,
    body: savedBasketBody,
    reply: savedBasket,
    handle: async (call) => {
      if (call.ifMatch === null) return refuse('version_needed');
      const changed = await changeSavedBasket(call, call.params.id, Number(call.ifMatch), call.body);
      return changed.ok ? accept(kept(changed.value)) : changed;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/saved-baskets/{id}',
    action: 'baskets.saved',
    summary: 'Delete a saved basket',
    params: savedBasketParams,
    handle: async (call) => {
      const removed = await removeSavedBasket(call, call.params.id);
      return removed.ok ? accept(replyWith(undefined, { status: 204 })) : removed;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/saved-baskets/{id}/restore',
    action: 'baskets.saved',
    summary: 'Put a saved basket in place of the present one, at the prices of today',
    params: savedBasketParams,
    reply: basketReply,
    idempotency: 'accepted',
    handle: async (call) => filled(await restoreSavedBasket(call, call.params.id)),
  }),
];

export const carriedRoutes: Route[] = [...sentRoutes, ...savedRoutes];
