import { type Route, route } from '../../platform/http/route.ts';
import { awaitingPage, paymentsFor, recordPayment } from './actions.ts';
import { cardRoutes } from './routes/cards.ts';
import { gatewayRoutes } from './routes/gateway.ts';
import {
  awaitingQuery,
  awaitingReply,
  orderIdParams,
  paymentReply,
  paymentsReply,
  recordPaymentBody,
} from './terms.ts';

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/orders/{id}/payments',
    action: 'payments.record',
    summary: 'Write down money that came in for an order',
    params: orderIdParams,
    body: recordPaymentBody,
    reply: paymentReply,
    idempotency: 'required',
    handle: (call) => recordPayment(call, call.params.id, call.body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/orders/{id}/payments',
    action: 'payments.read',
    summary: 'The payments of an order and what it still owes',
    params: orderIdParams,
    reply: paymentsReply,
    handle: (call) => paymentsFor(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/payments/awaiting',
    action: 'payments.read',
    summary: 'Orders that wait for money, soonest due first',
    query: awaitingQuery,
    reply: awaitingReply,
    handle: (call) => awaitingPage(call, call.query),
  }),
  ...cardRoutes,
  ...gatewayRoutes,
];
