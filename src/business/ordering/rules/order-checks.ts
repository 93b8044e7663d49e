import { compare, isZero, parseMoney, toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { PriceAnswer } from '../../baskets/rules/price-answer.ts';
import type { PlaceOrder } from '../terms.ts';

/** What the gate decides on, once everything is locked and priced anew. */
export type OrderDraft = {
  readonly body: PlaceOrder;
  readonly storeOpen: boolean;
  readonly termsVersion: string;
  /** Whether orders by card are taken. */
  readonly cardsOffered: boolean;
  /** Roles of the buyer in the account he orders for; a guest has none and orders as himself. */
  readonly roles: readonly string[] | null;
  readonly basketVersion: number;
  /** SKUs in the basket that are not sold any more. */
  readonly gone: readonly string[];
  readonly answer: PriceAnswer;
};

const MAY_ORDER = ['buyer', 'account_admin', 'partner_seller', 'partner_admin'];

function permission({ roles }: OrderDraft): Outcome<void> {
  if (roles === null || roles.some((role) => MAY_ORDER.includes(role))) return accept(undefined);
  return refuse('not_permitted');
}

function openStore({ storeOpen }: OrderDraft): Outcome<void> {
  return storeOpen ? accept(undefined) : refuse('store_closed');
}

function somethingInIt({ answer, gone }: OrderDraft): Outcome<void> {
  if (gone.length > 0)
    return refuse('basket_has_gone_offers', { facts: { skus: gone.join(', '), count: gone.length } });
  return answer.basket.lines.length > 0 ? accept(undefined) : refuse('basket_empty');
}

function acceptedTerms({ body, termsVersion }: OrderDraft): Outcome<void> {
  if (body.termsVersion === termsVersion) return accept(undefined);
  const facts = { accepted: body.termsVersion, current: termsVersion };
  const errors = [{ pointer: '/termsVersion', value: body.termsVersion, expected: 'current_terms', facts }];
  return refuse('terms_changed', { facts, errors });
}

/** The buyer gets what he saw, or is told what changed: never another price, never another basket. */
function unchanged({ body, basketVersion, answer }: OrderDraft): Outcome<void> {
  if (body.basketVersion !== basketVersion) {
    return refuse('basket_changed', { facts: { seen: body.basketVersion, now: basketVersion } });
  }
  const now = answer.basket.invoicedNow;
  const expected = parseMoney(body.expectedTotal);
  const same = expected.ok && expected.value.currency === now.currency && compare(expected.value, now) === 0;
  if (same) return accept(undefined);
  const { amount, currency } = toWire(now);
  return refuse('price_changed', {
    facts: { seen: body.expectedTotal.amount, seenCurrency: body.expectedTotal.currency, now: amount, currency },
  });
}

function everythingPriced({ answer }: OrderDraft): Outcome<void> {
  const open = answer.basket.lines.filter((line) => line.state === 'on-request').map((line) => line.sku);
  if (open.length === 0) return accept(undefined);
  return refuse('price_on_request', { facts: { skus: open.join(', '), count: open.length } });
}

function aboveFloor({ answer }: OrderDraft): Outcome<void> {
  const below = answer.basket.lines.filter((line) => line.state === 'priced' && line.floor === 'below');
  return below.length === 0 ? accept(undefined) : refuse('below_floor');
}

/** The last word on the self-service limit; what the buyer can do instead is added by the action, which knows whom to
 *  call. */
function underLimit({ answer }: OrderDraft): Outcome<void> {
  return answer.decision.decision === 'buy' ? accept(undefined) : refuse('over_the_limit');
}

/** A card pays something, and only where cards are taken. */
function payableByCard({ body, cardsOffered, answer }: OrderDraft): Outcome<void> {
  if (body.paymentMethod !== 'card') return accept(undefined);
  if (!cardsOffered) {
    return refuse('card_not_offered', {
      errors: [{ pointer: '/paymentMethod', value: 'card', expected: 'payment_without_card' }],
    });
  }
  return isZero(answer.basket.invoicedNow) ? refuse('card_nothing_to_pay') : accept(undefined);
}

export type OrderCheck = (draft: OrderDraft) => Outcome<void>;

/** The gate's checks, in the order in which a person would want to hear of them. Later rooms add theirs in their own
 *  lists (see actions/ports). */
export const orderChecks: readonly OrderCheck[] = [
  permission,
  openStore,
  somethingInIt,
  acceptedTerms,
  payableByCard,
  everythingPriced,
  unchanged,
  aboveFloor,
  underLimit,
];

/** The first refusal, or that the order may be placed. */
export function judgeOrder(draft: OrderDraft, checks: readonly OrderCheck[] = orderChecks): Outcome<void> {
  for (const check of checks) {
    const judged = check(draft);
    if (!judged.ok) return judged;
  }
  return accept(undefined);
}
