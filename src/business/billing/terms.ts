import { z } from 'zod';
import { moneyOnWire } from '../baskets/terms.ts';
import { orderState, paymentMethod } from '../ordering/terms.ts';

/** Money that came in, as finance writes it down. */
export const recordPaymentBody = z.object({
  amount: moneyOnWire,
  receivedOn: z.iso.date(),
  /** The bank's reference of the transfer: one transfer is written down once. */
  reference: z.string().trim().min(1).max(100),
  note: z.string().trim().max(500).optional(),
});
export type RecordPayment = z.infer<typeof recordPaymentBody>;

export const payment = z.object({
  id: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  amount: moneyOnWire,
  receivedOn: z.string(),
  reference: z.string(),
  method: z.enum(['transfer', 'card']),
  note: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
});

/** What an order owes: `left` is never negative, `over` says what came too much. */
export const balance = z.object({
  total: moneyOnWire,
  received: moneyOnWire,
  left: moneyOnWire,
  over: moneyOnWire,
  settled: z.boolean(),
});
export type Balance = z.infer<typeof balance>;

export const paymentReply = z.object({ payment, balance });
export const paymentsReply = z.object({ payments: z.array(payment), balance });

export const awaitingPayment = z.object({
  orderId: z.string(),
  accountId: z.string(),
  number: z.string(),
  company: z.string(),
  placedOn: z.string(),
  dueOn: z.string(),
  daysOverdue: z.number().int(),
  state: orderState,
  paymentMethod,
  balance,
});
export const awaitingQuery = z.object({
  q: z.string().trim().max(200).optional(),
  paymentMethod: paymentMethod.optional(),
  overdue: z.enum(['yes']).optional(),
  sort: z.enum(['dueOn', '-dueOn']).default('dueOn'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AwaitingQuery = z.infer<typeof awaitingQuery>;
export const awaitingReply = z.object({
  items: z.array(awaitingPayment),
  next: z.string().nullable(),
  approximateTotal: z.number().int(),
});
export const orderIdParams = z.object({ id: z.uuid() });

/** Event `payment.recorded`, version 1. */
export type PaymentRecorded = {
  readonly orderId: string;
  readonly number: string;
  readonly paymentId: string;
  readonly amount: string;
  readonly currency: string;
  readonly left: string;
};
