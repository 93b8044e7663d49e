import { randomUUID } from 'node:crypto';
import { type Shopper, shopper } from '../bench/shop.ts';
import type { BasketReply } from '../src/business/baskets/terms.ts';
import type { OrderPlacedReply, PlaceOrder } from '../src/business/ordering/terms.ts';

/** An order as it was meant, and the way to send it: sent again, it is the same order. */
export type Intention = { send(): Promise<OrderPlacedReply> };

/** Somebody unknown who buys at the API, without a browser. */
export function buying(url: string, who: { readonly company: string; readonly email: string }) {
  const guest = shopper(url);
  /** The basket is filled; the order stands in the form, not yet sent. */
  const intend = async (): Promise<Intention> => {
    const body = orderOf(await fillBasket(guest), who);
    const headers = { 'idempotency-key': `order-${randomUUID()}` };
    return { send: () => guest.send<OrderPlacedReply>('POST', '/api/v1/orders', body, headers) };
  };
  return { intend, order: async () => (await intend()).send() };
}

export function fillBasket(guest: Shopper): Promise<BasketReply> {
  const lines = [
    { sku: 'BEACON-CORE-Y1', quantity: 3 },
    { sku: 'RELAY-TEAM-Y3', quantity: 5 },
  ];
  return guest.send('POST', '/api/v1/baskets/current/lines', { lines });
}

/** What the form of the checkout sends for a basket, on invoice. */
export function orderOf(
  { version, totals, termsVersion }: BasketReply,
  { company, email }: { readonly company: string; readonly email: string },
): PlaceOrder {
  return {
    basketVersion: version,
    expectedTotal: totals.dueNow,
    paymentMethod: 'invoice',
    company: { name: company, country: 'US', address: { line1: '8 Hill Road', postalCode: '97201', city: 'Portland' } },
    contact: { name: 'Karl Hale', email },
    termsVersion,
  };
}
