import type { Refusal } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { OfferedPromotion } from '../../baskets/actions/promotion-use.ts';
import type { OrderDraft } from '../rules/order-checks.ts';
import type { OrderHead } from '../storage/orders.ts';

/** What later rooms say at the gate: credit, purchase orders, budgets. In the order's transaction, after the rules'
 *  own checks, in the order in which they were added; a refusal undoes everything. */
export type GateCheck = (
  tx: Tx,
  context: Context,
  draft: OrderDraft & {
    readonly accountId: string;
    readonly orderId: string;
    /** By what the buyer is recognised. */
    readonly buyerKeys: readonly string[];
    /** The promotions that the basket was priced with. */
    readonly offered: readonly OfferedPromotion[];
  },
) => Promise<Refusal | null>;
export const gateChecks: GateCheck[] = [];

/** How long a card order waits for its payment. Null while no card payment is configured: it is then not offered. */
export type CardTerms = { readonly minutes: number };
let cardTerms: CardTerms | null = null;

/** Tells ordering whether orders by card are taken, and on which terms. */
export function offerCards(terms: CardTerms | null): void {
  cardTerms = terms;
}

export function cardTermsNow(): CardTerms | null {
  return cardTerms;
}

/** What later rooms say before an order is cancelled: money that came in, for one. The order's state row is held. */
export type CancellationCheck = (tx: Tx, context: Context, order: OrderHead) => Promise<Refusal | null>;
export const cancellationChecks: CancellationCheck[] = [];

/** What gives back what an order reserved (the limits aside, which give back with the move itself), when it is cancelled
 *  or expires: in the transaction of the move, the order's state row held, in the order in which they were added. Runs
 *  once per order. */
export type ReservationRelease = (tx: Tx, context: Context, order: OrderHead) => Promise<void>;
export const reservationReleases: ReservationRelease[] = [];
