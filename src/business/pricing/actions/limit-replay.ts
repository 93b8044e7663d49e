import type { Money } from '../../../kernel/money.ts';
import { add, money, toWire, zero } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { offerBySku } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { readLimit } from '../rules/limit-check.ts';
import type { ReplayedOrder, TalkedOrder } from '../rules/limit-replay.ts';
import { replayLimits } from '../rules/limit-replay.ts';
import { offerFactsOf } from '../rules/offer-facts.ts';
import type { SelfServiceLimit } from '../rules/self-service-limit.ts';
import type { LimitReplayQuery, LimitReplayReply } from '../terms.ts';
import { priceSnapshot } from './snapshot.ts';

/** An order as the replay shows it, beside what the rule takes. */
export type PastOrder = ReplayedOrder & {
  readonly number: string;
  readonly companyName: string;
  readonly commitment: Money;
};

export type PastOrdersAsked = {
  readonly storeId: string;
  readonly currency: string;
  readonly from: Date;
  /** An order whose sums pass none of these is left out of the pieces: it would buy in any case. */
  readonly limits: readonly SelfServiceLimit[];
};

/** How many self-service orders there were and what they were worth; then, in pieces, those that some limit could make
 *  talk, each with its company's orders of the 24 hours before. */
export type PastOrders = (
  context: Context,
  asked: PastOrdersAsked,
) => Promise<{
  readonly orders: number;
  readonly worth: bigint;
  readonly pieces: AsyncIterable<readonly PastOrder[]>;
}>;

let pastOrders: PastOrders = async () => ({ orders: 0, worth: 0n, pieces: nothing() });

async function* nothing(): AsyncGenerator<readonly PastOrder[]> {}

/** Ordering comes after this room and brings its orders at the start; until then nothing was ordered. */
export function providePastOrders(provider: PastOrders): void {
  pastOrders = provider;
}

const LARGEST = 20;
const DAY_MS = 86_400_000;

type Tally = { talked: number; worth: Money };

/** What a proposed limit would have made of the self-service orders of the last days, beside the limits as they are:
 *  how many would have talked, what they were worth, and the largest of them (RULES 3). Nothing is saved. Refuses
 *  `limit_invalid`, `offer_not_found`. */
export async function replayLimit(context: Context, query: LimitReplayQuery): Promise<Outcome<LimitReplayReply>> {
  const catalog = await catalogSnapshot(context);
  const { currency, audience, scope, maxAmount, maxQuantity, days } = query;
  const scopeId = scopeIdOf(query, catalog);
  if (scope === 'offer' && scopeId === null) return refuse('offer_not_found', { facts: { sku: query.sku ?? '' } });
  const checked = readLimit({ scope, scopeId, audience, currency, maxQuantity, maxAmount });
  if (!checked.ok) return checked;
  const { store } = await loadSellerAndStore(context);
  const storeId = query.storeId ?? store.id;
  const now = (await priceSnapshot(context)).limitsOn(storeId, context.today);
  const proposed = withLimit(now, {
    id: context.newId(),
    scope,
    ...(scopeId === null ? {} : { scopeId }),
    audience,
    currency,
    ...(checked.value.maxQuantity === undefined ? {} : { maxQuantity: checked.value.maxQuantity }),
    ...(checked.value.maxAmount === undefined ? {} : { maxAmount: checked.value.maxAmount }),
  });
  const ofCurrency = [...now, ...proposed].filter((limit) => limit.currency === currency);
  const from = new Date(context.clock.now() - days * DAY_MS);
  const past = await pastOrders(context, { storeId, currency, from, limits: [...new Set(ofCurrency)] });
  const offers = offerFactsOf(catalog);
  const tallies = { now: emptyTally(currency), proposed: emptyTally(currency) };
  let largest: LimitReplayReply['largest'] = [];
  for await (const piece of past.pieces) {
    const known = piece.map((order) => ({ ...order, lines: order.lines.filter(({ offer }) => offers[offer]) }));
    const byId = new Map(known.map((order) => [order.id, order]));
    count(tallies.now, replayLimits(known, now, offers), byId);
    const talked = replayLimits(known, proposed, offers);
    count(tallies.proposed, talked, byId);
    largest = largestOf([...largest, ...talked.map((one) => shown(one, byId.get(one.id)!))]);
  }
  return accept({
    days,
    orders: past.orders,
    worth: toWire(money(past.worth, currency)),
    now: { talked: tallies.now.talked, worth: toWire(tallies.now.worth) },
    proposed: { talked: tallies.proposed.talked, worth: toWire(tallies.proposed.worth) },
    largest,
  });
}

function scopeIdOf({ scope, scopeId, sku }: LimitReplayQuery, catalog: CatalogSnapshot): string | null {
  if (scope === 'store') return null;
  return scope === 'offer' ? (offerBySku(catalog, sku ?? '')?.id ?? null) : (scopeId ?? null);
}

/** The limits with one in place of that for the same scope, people and currency. */
export function withLimit(
  limits: readonly SelfServiceLimit[],
  proposal: SelfServiceLimit,
): readonly SelfServiceLimit[] {
  const others = limits.filter(
    (limit) =>
      limit.scope !== proposal.scope ||
      limit.scopeId !== proposal.scopeId ||
      limit.audience !== proposal.audience ||
      limit.currency !== proposal.currency,
  );
  return [...others, proposal];
}

function emptyTally(currency: string): Tally {
  return { talked: 0, worth: zero(currency) };
}

function count(tally: Tally, talked: readonly TalkedOrder[], orders: ReadonlyMap<string, PastOrder>): void {
  for (const { id } of talked) {
    tally.talked++;
    tally.worth = add(tally.worth, orders.get(id)!.commitment);
  }
}

function shown({ id, decision }: TalkedOrder, order: PastOrder): LimitReplayReply['largest'][number] {
  const { number, companyName: company, at, commitment } = order;
  const placedAt = new Date(at).toISOString();
  return { id, number, company, placedAt, commitment: toWire(commitment), reason: decision.reason };
}

function largestOf(orders: LimitReplayReply['largest']): LimitReplayReply['largest'] {
  const minor = ({ commitment }: LimitReplayReply['largest'][number]) => BigInt(commitment.amount.replace('.', ''));
  return [...orders].sort((a, b) => (minor(a) > minor(b) ? -1 : minor(a) < minor(b) ? 1 : 0)).slice(0, LARGEST);
}
