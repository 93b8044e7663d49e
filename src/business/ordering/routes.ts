import { accept, refuse } from '../../kernel/outcome.ts';
import { keyUse } from '../../platform/http/idempotency.ts';
import { type Route, replyWith, route } from '../../platform/http/route.ts';
import { confirmationPdf } from './actions/confirmation-pdf.ts';
import { cancelOrder } from './actions/move-order.ts';
import { exportOrders, orderByLink, orderDetail, orderPage } from './actions/orders.ts';
import { placeOrder } from './actions/place-order.ts';
import {
  cancelBody,
  orderExportQuery,
  orderListQuery,
  orderListReply,
  orderParams,
  orderPlacedReply,
  orderReply,
  placeOrderBody,
  tokenParams,
} from './terms.ts';

const KEY = /^[\x21-\x7e]{8,100}$/;

const pdfHeaders = (number: string) => ({
  'content-disposition': `inline; filename="${number}.pdf"`,
  'cache-control': 'private, no-store',
});

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/orders',
    action: 'store.checkout',
    summary: 'Place the order of the basket: the one gate',
    body: placeOrderBody,
    reply: orderPlacedReply,
    idempotency: 'own',
    handle: async (call) => {
      const { caller, idempotencyKey: key, request, body } = call;
      if (key === null) return refuse('idempotency_key_needed');
      if (!KEY.test(key)) {
        const errors = [{ pointer: '/headers/idempotency-key', value: key.slice(0, 120), expected: 'idempotency_key' }];
        return refuse('invalid_input', { errors });
      }
      const who = caller.personId ?? caller.sessionId ?? request.address;
      const placed = await placeOrder(call, body, keyUse(who, key, 'POST', '/api/v1/orders', body));
      return placed.ok ? accept(replyWith(placed.value, { status: 201 })) : placed;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/orders',
    action: 'orders.read',
    summary: 'Orders: a buyer sees those of his company, staff those of their scope',
    query: orderListQuery,
    reply: orderListReply,
    handle: (call) => orderPage(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/orders.csv',
    action: 'orders.export',
    summary: 'All orders of a filter as CSV',
    query: orderExportQuery,
    produces: 'text/csv',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: exportOrders(call, call.query),
          headers: { 'content-disposition': 'attachment; filename="orders.csv"' },
        }),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/orders/{id}',
    action: 'orders.read',
    summary: 'An order with its lines, traces, events and payment instruction',
    params: orderParams,
    reply: orderReply,
    handle: (call) => orderDetail(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/orders/{id}/confirmation.pdf',
    action: 'orders.read',
    summary: 'The order confirmation as PDF, in the language of the order',
    params: orderParams,
    produces: 'application/pdf',
    handle: async (call) => {
      const order = await orderDetail(call, call.params.id, undefined, 'of-the-order');
      if (!order.ok) return order;
      const bytes = await confirmationPdf(call, order.value);
      return accept(replyWith(undefined, { bytes, headers: pdfHeaders(order.value.number) }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/orders/{id}/cancel',
    action: 'orders.cancel',
    summary: 'Cancel an order that is not paid; what it used of the limits is given back',
    params: orderParams,
    body: cancelBody,
    reply: orderReply,
    idempotency: 'accepted',
    handle: async (call) => {
      const cancelled = await cancelOrder(call, call.params.id, call.body.reason);
      return cancelled.ok ? orderDetail(call, call.params.id) : cancelled;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/order-links/{token}',
    action: 'store.read',
    summary: 'The order that a signed link opens',
    params: tokenParams,
    reply: orderReply,
    rateLimit: 60,
    handle: (call) => orderByLink(call, call.params.token),
  }),
  route({
    method: 'GET',
    path: '/api/v1/order-links/{token}/confirmation.pdf',
    action: 'store.read',
    summary: 'The confirmation of the order that a signed link opens',
    params: tokenParams,
    produces: 'application/pdf',
    rateLimit: 30,
    handle: async (call) => {
      const order = await orderByLink(call, call.params.token, 'of-the-order');
      if (!order.ok) return order;
      const bytes = await confirmationPdf(call, order.value);
      return accept(replyWith(undefined, { bytes, headers: pdfHeaders(order.value.number) }));
    },
  }),
];
