import { accept } from '../../../kernel/outcome.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { tokenParams } from '../../ordering/terms.ts';
import { cardEventPage, receiveCardEvent } from '../actions/card-events.ts';
import {
  cardPaymentByLink,
  cardPaymentFor,
  paymentMethodsNow,
  startCardPayment,
  startCardPaymentByLink,
} from '../actions/card-payments.ts';
import { requestRefund } from '../actions/card-refunds.ts';
import {
  cardEventQuery,
  cardEventsReply,
  cardPaymentReply,
  cardSessionReply,
  paymentMethodsReply,
  receivedReply,
  requestRefundBody,
} from '../terms/cards.ts';
import { orderIdParams } from '../terms.ts';

/** In which header each provider signs what it tells. */
const signatureHeaders = { stripe: 'stripe-signature', local: 'keyline-signature' } as const;

export const cardRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/payment-methods',
    action: 'store.read',
    summary: 'How an order can be paid here',
    reply: paymentMethodsReply,
    handle: async () => accept({ methods: paymentMethodsNow() }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/orders/{id}/card-payment',
    action: 'cards.pay',
    summary: 'Begin or continue to pay an order by card: what the page needs to speak with the provider',
    params: orderIdParams,
    reply: cardSessionReply,
    handle: (call) => startCardPayment(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/orders/{id}/card-payment',
    action: 'orders.read',
    summary: 'How the payment by card of an order stands, with its refunds',
    params: orderIdParams,
    reply: cardPaymentReply,
    handle: (call) => cardPaymentFor(call, call.params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/order-links/{token}/card-payment',
    action: 'store.checkout',
    summary: 'Begin or continue to pay the order that a signed link opens by card',
    params: tokenParams,
    reply: cardSessionReply,
    rateLimit: 60,
    handle: (call) => startCardPaymentByLink(call, call.params.token),
  }),
  route({
    method: 'GET',
    path: '/api/v1/order-links/{token}/card-payment',
    action: 'store.read',
    summary: 'How the payment by card of the order that a signed link opens stands',
    params: tokenParams,
    reply: cardPaymentReply,
    rateLimit: 240,
    handle: (call) => cardPaymentByLink(call, call.params.token),
  }),
  route({
    method: 'POST',
    path: '/api/v1/orders/{id}/refunds',
    action: 'payments.refund',
    summary: 'Give money back to the card that paid an order, whole or in part',
    params: orderIdParams,
    body: requestRefundBody,
    reply: cardPaymentReply,
    idempotency: 'required',
    handle: (call) => requestRefund(call, call.params.id, call.body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/card-events',
    action: 'payments.read',
    summary: 'What the card provider told and what was done about it, the last first',
    query: cardEventQuery,
    reply: cardEventsReply,
    handle: (call) => cardEventPage(call, call.query),
  }),
  ...(['stripe', 'local'] as const).map((provider) =>
    route({
      method: 'POST',
      path: `/api/v1/card-webhooks/${provider}`,
      action: 'cards.notify',
      summary: 'What the card provider tells, signed by it over the raw body',
      raw: { signedBy: signatureHeaders[provider] },
      reply: receivedReply,
      handle: (call) => {
        const { bytes, headers } = call.raw!;
        return receiveCardEvent(call, provider, bytes, String(headers[signatureHeaders[provider]]));
      },
    }),
  ),
];
