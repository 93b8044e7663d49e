import { z } from 'zod';
import { accept } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { byOwnId, byToken, ownRequests, requestOf, writeBack } from '../actions/requests.ts';
import { talk } from '../actions/talk.ts';
import { buyerMessage, requestList, requestView, talkReply, talkRequest } from '../terms.ts';

const tokenParams = z.object({ token: z.string().max(200) });
const idParams = z.object({ id: z.uuid() });
const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What buyers do: ask, read their requests by link or signed in, write back. */
export const storeRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/leads',
    action: 'store.talk',
    summary: 'Talk to sales: from the basket, a product and quantity, or just a question',
    body: talkRequest,
    reply: talkReply,
    idempotency: 'required',
    rateLimit: 20,
    handle: async (call) => {
      const said = await talk(call, call.body);
      return said.ok ? accept(replyWith(said.value, { status: said.value.updated ? 200 : 201 })) : said;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/requests',
    action: 'requests.list',
    summary: 'The requests of the company one acts for',
    query: pageQuery,
    reply: requestList,
    handle: (call) => ownRequests(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/requests/own/{id}',
    action: 'requests.list',
    summary: 'One request of the company one acts for',
    params: idParams,
    reply: requestView,
    handle: async (call) => {
      const reached = await byOwnId(call, call.params.id);
      return reached.ok ? requestOf(call, reached.value) : reached;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/own/{id}/messages',
    action: 'requests.list',
    summary: 'Writes to who answers the request',
    params: idParams,
    body: buyerMessage,
    reply: requestView,
    idempotency: 'accepted',
    rateLimit: 20,
    handle: async (call) => {
      const reached = await byOwnId(call, call.params.id);
      return reached.ok ? writeBack(call, reached.value, call.body.body) : reached;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/requests/{token}',
    action: 'requests.read',
    summary: 'A request by its mailed link: who answers, by when, the basket, the messages',
    params: tokenParams,
    reply: requestView,
    rateLimit: 60,
    handle: async (call) => {
      const reached = await byToken(call, call.params.token);
      return reached.ok ? requestOf(call, reached.value) : reached;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{token}/messages',
    action: 'requests.read',
    summary: 'Writes to who answers the request, by its mailed link',
    params: tokenParams,
    body: buyerMessage,
    reply: requestView,
    idempotency: 'accepted',
    rateLimit: 20,
    handle: async (call) => {
      const reached = await byToken(call, call.params.token);
      return reached.ok ? writeBack(call, reached.value, call.body.body) : reached;
    },
  }),
];
