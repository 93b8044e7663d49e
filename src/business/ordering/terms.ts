import { z } from 'zod';
import { address } from '../accounts/terms/companies.ts';
import { phone } from '../accounts/terms/identity.ts';
import { namedContact } from '../accounts/terms/people.ts';
import { promotionSaved } from '../baskets/terms/promotions.ts';
import { limitAnswer, moneyOnWire, traceStep } from '../baskets/terms.ts';

export const orderStates = ['awaiting_payment', 'placed', 'paid', 'fulfilled', 'cancelled', 'expired'] as const;
export type OrderState = (typeof orderStates)[number];
export const orderState = z.enum(orderStates);
export const paymentMethods = ['invoice', 'prepayment', 'card'] as const;
export const paymentMethod = z.enum(paymentMethods);
export type PaymentMethod = z.infer<typeof paymentMethod>;
export const channels = ['self-service', 'inside', 'field', 'partner'] as const;
export type Channel = (typeof channels)[number];

const line = (most: number) => z.string().trim().min(1).max(most);

/** The company as the buyer wrote it: it stands on the documents; it never joins a known company by itself. */
export const companyGiven = z.object({
  name: line(200),
  country: z.string().length(2),
  vatId: z.string().trim().max(20).optional(),
  address,
});
export const contactGiven = z.object({
  name: line(200),
  email: z.email().max(254),
  phone: phone.optional(),
});

export const placeOrderBody = z.object({
  /** Version of the basket as the buyer saw it. */
  basketVersion: z.number().int(),
  /** The total he saw: `totals.dueNow` of the basket. */
  expectedTotal: moneyOnWire,
  paymentMethod,
  /** Guests name their company; for a signed-in buyer the account's own stands when absent. */
  company: companyGiven.optional(),
  contact: contactGiven.optional(),
  poReference: z.string().trim().max(60).optional(),
  /** The terms of sale that were shown and accepted. */
  termsVersion: z.string().min(1).max(40),
  language: z.enum(['en', 'de']).optional(),
});
export type PlaceOrder = z.infer<typeof placeOrderBody>;

/** Where to pay, by when, and what to write: for invoice and prepayment alike. */
export const paymentInstruction = z.object({
  bank: z.string(),
  holder: z.string(),
  iban: z.string(),
  bic: z.string(),
  reference: z.string(),
  amount: moneyOnWire,
  dueOn: z.string(),
});
export type PaymentInstruction = z.infer<typeof paymentInstruction>;

export const orderLine = z.object({
  id: z.string(),
  position: z.number().int(),
  sku: z.string(),
  product: z.string(),
  edition: z.string(),
  supportLevel: z.string(),
  metric: z.object({ one: z.string(), other: z.string() }),
  termMonths: z.number().int(),
  billing: z.enum(['up_front', 'yearly', 'monthly']),
  periodMonths: z.number().int(),
  periods: z.number().int(),
  quantity: z.number().int(),
  unitPrice: z.string(),
  pricePer: z.number().int(),
  bands: z.array(z.object({ quantity: z.number().int(), unitPrice: z.string(), net: moneyOnWire })),
  /** Per billing period. */
  net: moneyOnWire,
  /** Invoiced now: what a promotion takes off the first invoices is taken off. */
  dueNow: moneyOnWire,
  commitment: moneyOnWire,
  /** The promotion that counted, with what it took off the commitment. */
  promotion: promotionSaved.nullable(),
  trace: z.array(traceStep),
});

export const orderEvent = z.object({
  kind: orderState,
  at: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

export const orderPlacedReply = z.object({
  id: z.string(),
  accountId: z.string(),
  number: z.string(),
  placedAt: z.string(),
  state: orderState,
  paymentMethod,
  total: moneyOnWire,
  commitment: moneyOnWire,
  payment: paymentInstruction.nullable(),
  /** Until when an order by card waits for its payment; null for every other. */
  payBy: z.string().nullable(),
  /** Opens the order without signing in: what the confirmation mail carries. */
  link: z.string(),
  contactEmail: z.string(),
});
export type OrderPlacedReply = z.infer<typeof orderPlacedReply>;

export const orderSummary = z.object({
  id: z.string(),
  accountId: z.string(),
  number: z.string(),
  company: z.string(),
  placedAt: z.string(),
  placedOn: z.string(),
  state: orderState,
  channel: z.enum(channels),
  paymentMethod,
  dueOn: z.string(),
  poReference: z.string().nullable(),
  lines: z.number().int(),
  total: moneyOnWire,
  commitment: moneyOnWire,
});
export type OrderSummary = z.infer<typeof orderSummary>;

export const orderReply = orderSummary.extend({
  company: z.string(),
  country: z.string(),
  vatId: z.string().nullable(),
  address: address.nullable(),
  contact: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
  actedBy: z.string().nullable(),
  leadId: z.string().nullable(),
  quoteId: z.string().nullable(),
  termsVersion: z.string(),
  language: z.enum(['en', 'de']),
  items: z.array(orderLine),
  events: z.array(orderEvent),
  payment: paymentInstruction.nullable(),
  payBy: z.string().nullable(),
  canCancel: z.boolean(),
  salesContact: namedContact.nullable(),
});
export type OrderReply = z.infer<typeof orderReply>;

export const orderSorts = ['-placedAt', 'placedAt'] as const;
export const orderListQuery = z.object({
  status: orderState.optional(),
  q: z.string().trim().max(200).optional(),
  account: z.uuid().optional(),
  placedFrom: z.iso.date().optional(),
  placedTo: z.iso.date().optional(),
  sort: z.enum(orderSorts).default('-placedAt'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const orderExportQuery = orderListQuery.omit({ cursor: true, limit: true });
export type OrderListQuery = z.infer<typeof orderListQuery>;
export const orderListReply = z.object({
  items: z.array(orderSummary),
  next: z.string().nullable(),
  approximateTotal: z.number().int(),
});

export const orderParams = z.object({ id: z.uuid() });
export const tokenParams = z.object({ token: z.string().min(20).max(400) });
export const cancelBody = z.object({ reason: z.string().trim().min(3).max(500) });

/** What the refusal `over_the_limit` carries beside its words. */
export const overTheLimit = limitAnswer;

/** Event `order.placed`, version 1. Amounts as on the wire. */
export type OrderPlaced = {
  readonly orderId: string;
  readonly number: string;
  readonly placedOn: string;
  readonly currency: string;
  readonly total: string;
  readonly commitment: string;
  readonly channel: Channel;
  readonly paymentMethod: PaymentMethod;
  readonly leadId: string | null;
  readonly quoteId: string | null;
  readonly basketId: string;
  readonly personId: string;
  readonly guest: boolean;
  readonly language: 'en' | 'de';
};
/** Event `order.awaiting-payment`, version 1: a card order stands with what it reserved, and is not placed yet. */
export type OrderAwaitingPayment = { readonly orderId: string; readonly number: string; readonly payBy: string };
/** Events `order.paid`, `order.fulfilled`, `order.cancelled` and `order.expired`, version 1. */
export type OrderMoved = { readonly orderId: string; readonly number: string; readonly reason?: string };
/**
 * Event `order.repeat-buyer`, version 1 (RULES 3): self-service orders of 90 days together passed the amount.
 * `saving` is what one order would have saved, in the currency's decimal form.
 */
export type RepeatBuyer = {
  readonly orderId: string;
  readonly number: string;
  readonly orders: readonly { readonly accountId: string; readonly orderId: string; readonly number: string }[];
  readonly currency: string;
  readonly committed: string;
  readonly limit: string;
  readonly saving: string | null;
};
