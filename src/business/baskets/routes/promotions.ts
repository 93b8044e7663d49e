import { z } from 'zod';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import { listQuery } from '../../../platform/http/list.ts';
import { type Reply, type Route, replyWith, route } from '../../../platform/http/route.ts';
import { changePromotionCode } from '../actions/basket.ts';
import {
  changePromotion,
  createPromotion,
  endPromotionNow,
  getPromotion,
  listPromotions,
} from '../actions/promotions.ts';
import {
  type PromotionReply,
  promotionBody,
  promotionCodeBody,
  promotionPage,
  promotionParams,
  promotionReply,
  promotionStates,
} from '../terms/promotions.ts';
import { type BasketReply, basketReply } from '../terms.ts';

function shown(made: Outcome<PromotionReply>, status = 200): Outcome<Reply<PromotionReply>> {
  return made.ok ? accept(replyWith(made.value, { etag: String(made.value.rowVersion), status })) : made;
}

function basketShown(changed: Outcome<BasketReply>): Outcome<Reply<BasketReply>> {
  return changed.ok ? accept(replyWith(changed.value, { etag: String(changed.value.version) })) : changed;
}

const promotionsQuery = listQuery(['-startsOn', 'startsOn'], {
  state: z.enum(promotionStates).optional(),
  q: z.string().trim().max(200).optional(),
});

export const promotionRoutes: Route[] = [
  route({
    method: 'PUT',
    path: '/api/v1/baskets/current/promotion-code',
    action: 'store.basket',
    summary: 'Put a promotion code into the basket in place of another',
    rateLimit: 30,
    body: promotionCodeBody,
    reply: basketReply,
    handle: async (call) => basketShown(await changePromotionCode(call, call.body.code)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/baskets/current/promotion-code',
    action: 'store.basket',
    summary: 'Take the promotion code out of the basket',
    reply: basketReply,
    handle: async (call) => basketShown(await changePromotionCode(call, null)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/promotions',
    action: 'promotions.read',
    summary: 'Promotions, with what was used of them',
    query: promotionsQuery,
    reply: promotionPage,
    handle: (call) => listPromotions(call, call.query),
  }),
  route({
    method: 'POST',
    path: '/api/v1/promotions',
    action: 'promotions.change',
    summary: 'Create: promotion',
    body: promotionBody,
    reply: promotionReply,
    idempotency: 'accepted',
    handle: async (call) => shown(await createPromotion(call, call.body), 201),
  }),
  route({
    method: 'GET',
    path: '/api/v1/promotions/{id}',
    action: 'promotions.read',
    summary: 'Read: promotion',
    params: promotionParams,
    reply: promotionReply,
    handle: async (call) => shown(await getPromotion(call, call.params.id)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/promotions/{id}',
    action: 'promotions.change',
    summary: 'Change: promotion',
    params: promotionParams,
    body: promotionBody,
    reply: promotionReply,
    handle: async (call) => shown(await changePromotion(call, call.params.id, call.ifMatch, call.body)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/promotions/{id}/end',
    action: 'promotions.change',
    summary: 'End a promotion now and for good',
    params: promotionParams,
    reply: promotionReply,
    idempotency: 'accepted',
    handle: async (call) => shown(await endPromotionNow(call, call.params.id, call.ifMatch)),
  }),
];
