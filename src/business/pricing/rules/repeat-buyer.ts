import type { Day } from '../../../kernel/calendar.ts';
import { addDays } from '../../../kernel/calendar.ts';
import type { Money } from '../../../kernel/money.ts';
import { subtract, sum } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import { priceBasket } from './basket-price.ts';
import type { BasketLine, PriceFacts } from './facts.ts';

export const REPEAT_BUYER_DAYS = 90;

/** A self-service order of the same company, VAT id or mail domain (the finder leaves public mail providers out). */
export type PastOrder = { readonly day: Day; readonly commitment: Money; readonly lines: readonly BasketLine[] };

export type RepeatBuyer = {
  readonly orders: number;
  readonly commitment: Money;
  /** What one order of everything would have saved at today's prices; never negative. */
  readonly saving: Money;
};

/** A company whose self-service orders of the last 90 days, this one included, together pass the amount (RULES 3): the
 *  order goes through and makes a lead. `most` is the store's amount limit; the order at hand is the last of `orders`.
 *  Nothing comes back when they do not pass it, or when it takes one order alone to do so. */
export function repeatBuyer(
  facts: Omit<PriceFacts, 'lines'>,
  orders: readonly PastOrder[],
  most: Money,
): Outcome<RepeatBuyer | undefined> {
  const since = addDays(facts.today, -REPEAT_BUYER_DAYS);
  const counted = orders.filter(
    (order) => order.day > since && order.day <= facts.today && order.commitment.currency === most.currency,
  );
  const commitment = sum(
    counted.map((order) => order.commitment),
    most.currency,
  );
  if (counted.length < 2 || commitment.minor <= most.minor) return accept(undefined);
  const quantities = new Map<string, number>();
  for (const line of counted.flatMap((order) => order.lines)) {
    quantities.set(line.offer, (quantities.get(line.offer) ?? 0) + line.quantity);
  }
  const lines = [...quantities].map(([offer, quantity]) => ({ offer, quantity }));
  const priced = priceBasket({ ...facts, lines }, { trace: false, floor: 'report' });
  if (!priced.ok) return priced;
  const complete = priced.value.lines.every((line) => line.state === 'priced');
  const saved = subtract(commitment, priced.value.commitment);
  const saving = complete && saved.minor > 0n ? saved : { minor: 0n, currency: most.currency };
  return accept({ orders: counted.length, commitment, saving });
}
