import { type Route, route } from '../../../platform/http/route.ts';
import { listChecked, listFileChecked } from '../actions/basket-list.ts';
import { listBody, listReply } from '../terms/lists.ts';

const MOST_BYTES = 400_000;

export const listRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/baskets/lists',
    action: 'store.basket',
    summary: 'Answer a list "SKU,quantity" row by row; nothing is put into the basket',
    body: listBody,
    reply: listReply,
    rateLimit: 60,
    handle: (call) => {
      const { rows, pasted = '' } = call.body;
      return listChecked(call, rows ? { rows } : { pasted });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/baskets/lists/file',
    action: 'store.basket',
    summary: 'Answer an uploaded list "SKU,quantity" row by row; nothing is put into the basket',
    upload: { maxBytes: MOST_BYTES },
    reply: listReply,
    rateLimit: 30,
    handle: (call) => listFileChecked(call, call.upload!),
  }),
];
