import { z } from 'zod';
import { moneyOnWire } from '../../baskets/terms.ts';
import { orderState, paymentMethod } from '../../ordering/terms.ts';

export const paymentMethodsReply = z.object({ methods: z.array(paymentMethod) });

export const cardStates = ['open', 'challenge', 'processing', 'succeeded', 'cancelled'] as const;
export const refundStates = ['requested', 'pending', 'succeeded', 'failed'] as const;
export const refundReasons = ['asked', 'order_over', 'wrong_amount', 'by_provider'] as const;

export const cardRefund = z.object({
  id: z.string(),
  amount: moneyOnWire,
  why: z.enum(refundReasons),
  /** What finance wrote; for staff alone. */
  reason: z.string().nullable(),
  cancelsOrder: z.boolean(),
  requestedBy: z.string().nullable(),
  requestedAt: z.string(),
  state: z.enum(refundStates),
});
export type CardRefund = z.infer<typeof cardRefund>;

export const cardPayment = z.object({
  id: z.string(),
  orderId: z.string(),
  state: z.enum(cardStates),
  amount: moneyOnWire,
  /** Why the last card was declined, as the provider names it. */
  failure: z.string().nullable(),
  card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
  /** What the provider took, once it is known. */
  taken: moneyOnWire.nullable(),
  /** What of it may still be given back. */
  refundable: moneyOnWire.nullable(),
  /** Whether the order stands on this money. */
  counted: z.boolean(),
});
export type CardPayment = z.infer<typeof cardPayment>;

/** How an order is paid by card, and how that stands; null where it is not, or no page has asked for it yet. */
export const cardPaymentReply = z.object({
  orderState,
  payment: cardPayment.nullable(),
  refunds: z.array(cardRefund),
});
export type CardPaymentReply = z.infer<typeof cardPaymentReply>;

/** What the buyer's page needs to speak with the provider about this payment and no other. */
export const cardSessionReply = z.object({
  provider: z.enum(['stripe', 'local']),
  publishableKey: z.string().nullable(),
  clientSecret: z.string(),
  amount: moneyOnWire,
  payBy: z.string(),
  state: z.enum(cardStates),
});
export type CardSession = z.infer<typeof cardSessionReply>;

export const requestRefundBody = z.object({
  amount: moneyOnWire,
  reason: z.string().trim().min(3).max(500),
  /** Ends the order and withdraws its licences once the money is back; all that is left then goes back. */
  cancelOrder: z.boolean().default(false),
});
export type RequestRefund = z.infer<typeof requestRefundBody>;

export const cardEventOutcomes = [
  'placed',
  'given_back',
  'wrong_amount',
  'ended',
  'noted',
  'stale',
  'refund_noted',
  'refund_failed',
  'refund_by_provider',
  'unknown_payment',
  'not_needed',
] as const;
export type CardEventOutcome = (typeof cardEventOutcomes)[number];
export const cardEvent = z.object({
  provider: z.string(),
  id: z.string(),
  type: z.string(),
  intentId: z.string().nullable(),
  amount: moneyOnWire.nullable(),
  happenedAt: z.string(),
  receivedAt: z.string(),
  outcome: z.enum(cardEventOutcomes),
  orderId: z.string().nullable(),
  orderNumber: z.string().nullable(),
});
export type CardEvent = z.infer<typeof cardEvent>;
export const cardEventQuery = z.object({
  /** `attention`: what somebody should look at. */
  show: z.enum(['all', 'attention']).default('all'),
  q: z.string().trim().max(200).optional(),
  order: z.uuid().optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CardEventQuery = z.infer<typeof cardEventQuery>;
export const cardEventsReply = z.object({
  items: z.array(cardEvent),
  next: z.string().nullable(),
  approximateTotal: z.number().int(),
});

export const receivedReply = z.object({ received: z.literal(true) });

/** The local gateway, as its payment page speaks with it. */
export const gatewayParams = z.object({ secret: z.string().min(20).max(100) });
export const gatewayCardBody = z.object({
  number: z.string().trim().min(1).max(40),
  expires: z.string().trim().min(1).max(10),
  code: z.string().trim().min(1).max(6),
});
export const gatewayChallengeBody = z.object({ answer: z.enum(['approve', 'refuse']) });
export const gatewayReply = z.object({
  state: z.enum(cardStates),
  amount: moneyOnWire,
  failure: z.string().nullable(),
});
export type GatewayReply = z.infer<typeof gatewayReply>;

/** Event `card.refund-requested`, version 1. */
export type CardRefundRequested = { readonly refundId: string };
/** Event `card.refunded`, version 1: the provider says that the money is back. */
export type CardRefunded = {
  readonly refundId: string;
  readonly orderId: string;
  readonly amount: { readonly amount: string; readonly currency: string };
};
/** Event `card.attention`, version 1: something about money that a person in finance should look at. */
export type CardAttention = {
  readonly what: 'wrong_amount' | 'given_back' | 'refund_failed' | 'unknown_payment' | 'unheard';
  readonly orderId: string | null;
  readonly number: string | null;
  readonly intentId: string | null;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly expected: { readonly amount: string; readonly currency: string } | null;
};
