import { yearOf } from '../../../kernel/calendar.ts';
import { printDecimal } from '../../../kernel/decimal.ts';
import { humanNumber } from '../../../kernel/id.ts';
import { printAmount, toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { writeTrace } from '../../../kernel/trace.ts';
import type { Access, Tx } from '../../../platform/database/database.ts';
import type { KeyUse } from '../../../platform/http/idempotency.ts';
import type { Context } from '../../../platform/http/route.ts';
import { outboxValues } from '../../../platform/outbox.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { basketLimit, type PricedStoredBasket, pricedWith } from '../../baskets/actions/basket-page.ts';
import { contactOf, type Shop, shopOf } from '../../baskets/actions/shop.ts';
import type { Basket } from '../../baskets/terms.ts';
import { openLeadOfBasket } from '../../leads/actions/orders.ts';
import type { PricedOfferLine } from '../../pricing/rules/priced.ts';
import { buyerKeys } from '../rules/buyer-keys.ts';
import { judgeOrder, type OrderDraft } from '../rules/order-checks.ts';
import { dueDay, paymentInstruction } from '../rules/payment-instruction.ts';
import { holdLimit, insertOrder, type NewLine, type NewOrder } from '../storage/placing.ts';
import type { Channel, OrderAwaitingPayment, OrderPlaced, OrderPlacedReply, PlaceOrder } from '../terms.ts';
import { limitRefusal } from './limit-refusal.ts';
import { orderLink } from './order-link.ts';
import { basketAndBuyer, type Party, partyOf } from './order-party.ts';
import { cardTermsNow, gateChecks } from './ports.ts';
import { offeredAtTheGate } from './promotions.ts';
import { recentLines, SINCE_MS } from './recent-orders.ts';

/** How an order came about, beside what the buyer says himself (RULES 7). */
export type Attribution = {
  readonly channel: Channel;
  readonly onBehalfOf: string | null;
  readonly leadId: string | null;
  readonly quoteId: string | null;
};

export const byHimself: Attribution = { channel: 'self-service', onBehalfOf: null, leadId: null, quoteId: null };

/** Which walls the order is placed behind: a buyer's own; the server's for a guest, whose account is made in this very
 *  transaction and can be seen by nobody yet. */
function wallsOf(context: Context): Access | undefined {
  return context.caller.kind === 'buyer' ? undefined : { as: 'system' };
}

function draftOf(context: Context, body: PlaceOrder, basket: Basket, priced: PricedStoredBasket): OrderDraft {
  const { caller } = context;
  const { store } = priced.shop;
  const membership = caller.memberships.find((one) => one.accountId === caller.activeAccountId);
  return {
    body,
    storeOpen: store.openedAt !== null,
    termsVersion: store.termsVersion,
    cardsOffered: cardTermsNow() !== null,
    roles: caller.kind === 'buyer' ? (membership?.roles ?? []) : null,
    basketVersion: basket.rowVersion,
    gone: priced.gone,
    answer: priced.answer,
  };
}

function newLine(context: Context, shop: Shop, line: PricedOfferLine, index: number): NewLine {
  const { catalog } = shop;
  const offer = catalog.offers.get(line.offer)!;
  const product = catalog.products.get(offer.productId)!;
  const metric = catalog.licenceMetrics.get(product.licenceMetricId)!;
  return {
    id: context.newId(),
    position: index + 1,
    offer_id: offer.id,
    product_id: product.id,
    family_id: product.familyId,
    sku: offer.sku,
    names: {
      product: product.names,
      edition: catalog.editions.get(offer.editionId)!.names,
      supportLevel: catalog.supportLevels.get(offer.supportLevelId)!.names,
      one: metric.singulars,
      other: metric.plurals,
    },
    term_months: offer.termMonths,
    billing: offer.billing,
    notice_days: offer.noticeDays,
    period_months: line.periodMonths,
    periods: line.periods,
    quantity: line.quantity,
    unit_price: printDecimal(line.unitPrice),
    price_per: line.per,
    bands: line.bands.map(({ quantity, unitPrice, net }) => ({
      quantity,
      unitPrice: printDecimal(unitPrice, 2),
      net: String(net.minor),
    })),
    net: String(line.net.minor),
    invoiced_now: String(line.invoicedNow.minor),
    commitment: String(line.commitment.minor),
    price_list_id: line.list ?? null,
    agreement_version_id: line.terms ?? null,
    floor_approval_id: line.approval ?? null,
    promotion_id: line.promotion?.id ?? null,
    promotion_name: line.promotion?.name ?? null,
    promotion_saving: line.promotion === undefined ? null : String(line.promotion.saving.minor),
    trace: JSON.parse(writeTrace(line.trace)) as object,
  };
}

/** Until when a card order waits for its payment; null for every other. */
function payByOf({ paymentMethod }: PlaceOrder, at: Date): Date | null {
  const terms = paymentMethod === 'card' ? cardTermsNow() : null;
  return terms && new Date(at.getTime() + terms.minutes * 60_000);
}

type Made = {
  readonly number: string;
  readonly orderId: string;
  readonly at: Date;
  readonly party: Party;
  readonly priced: PricedStoredBasket;
  readonly body: PlaceOrder;
  readonly dueOn: string;
  readonly payBy: Date | null;
};

function replyOf(context: Context, made: Made): OrderPlacedReply {
  const { number, orderId, at, party, priced, body, dueOn, payBy } = made;
  const { invoicedNow: total, commitment } = priced.answer.basket;
  const { banks } = priced.shop.seller;
  return {
    id: orderId,
    accountId: party.accountId,
    number,
    placedAt: at.toISOString(),
    state: payBy === null ? 'placed' : 'awaiting_payment',
    paymentMethod: body.paymentMethod,
    total: toWire(total),
    commitment: toWire(commitment),
    payment: payBy === null ? paymentInstruction({ banks, total, number, dueOn }) : null,
    payBy: payBy?.toISOString() ?? null,
    link: orderLink(context, { accountId: party.accountId, orderId }, at),
    contactEmail: party.email,
  };
}

function placedEvent(context: Context, made: Made, how: Attribution, basketId: string): OrderPlaced {
  const { basket } = made.priced.answer;
  return {
    orderId: made.orderId,
    number: made.number,
    placedOn: context.today,
    currency: basket.currency,
    total: printAmount(basket.invoicedNow),
    commitment: printAmount(basket.commitment),
    channel: how.channel,
    paymentMethod: made.body.paymentMethod,
    leadId: how.leadId,
    quoteId: how.quoteId,
    basketId,
    personId: made.party.personId,
    guest: context.caller.kind !== 'buyer',
    language: made.body.language ?? context.language,
  };
}

/** What is announced of a new order: that it is placed, or that it waits for its payment by card. */
function announcementOf(made: Made, placed: OrderPlaced): { type: string; data: OrderPlaced | OrderAwaitingPayment } {
  const { orderId, number, payBy } = made;
  if (payBy === null) return { type: 'order.placed', data: placed };
  return { type: 'order.awaiting-payment', data: { orderId, number, payBy: payBy.toISOString() } };
}

function orderOf(
  context: Context,
  made: Made,
  basket: Basket,
  keys: readonly string[],
  use: KeyUse,
  how: Attribution,
): { order: NewOrder; reply: OrderPlacedReply } {
  const { shop, answer } = made.priced;
  const { party, body } = made;
  const reply = replyOf(context, made);
  const placed = placedEvent(context, made, how, basket.id);
  const about = { sellerId: shop.seller.id, accountId: party.accountId, onBehalfOf: how.onBehalfOf };
  const order: NewOrder = {
    accountId: party.accountId,
    id: made.orderId,
    sellerId: shop.seller.id,
    storeId: shop.store.id,
    number: made.number,
    at: made.at,
    day: context.today,
    currency: answer.basket.currency,
    total: answer.basket.invoicedNow.minor,
    commitment: answer.basket.commitment.minor,
    paymentMethod: body.paymentMethod,
    dueOn: made.dueOn,
    payBy: made.payBy,
    poReference: body.poReference || null,
    termsVersion: body.termsVersion,
    language: placed.language,
    channel: how.channel,
    actedBy: party.personId,
    onBehalfOf: how.onBehalfOf,
    guest: placed.guest,
    leadId: how.leadId,
    quoteId: how.quoteId,
    basketId: basket.id,
    lines: answer.basket.lines.flatMap((line, index) =>
      line.state === 'priced' ? [newLine(context, shop, line, index)] : [],
    ),
    buyerKeys: keys,
    eventId: context.newId(),
    party,
    outbox: outboxValues(context, { ...announcementOf(made, placed), version: 1, ...about }),
    kept: { caller: use.caller, key: use.key, reply },
  };
  return { order, reply };
}

/**
 * The gate: every order goes through here, in one transaction and one lock order (key, basket, the buyer's limit rows by
 * their hashes, what later rooms hold, promotions by their ids). Prices anew with the one pricer, asks every check, writes order, attribution, what it used of the
 * limits, the announcement and the reply that a repeated request gets. A card order stands as `awaiting_payment`, with
 * all it reserved, until its payment came (`placeHeldOrder`) or its time is over.
 * Refuses `basket_empty`, `basket_changed`, `basket_has_gone_offers`, `price_changed`, `price_on_request`, `below_floor`,
 * `over_the_limit` (with what the buyer can do instead), `promotion_gone`, `terms_changed`, `card_not_offered`, `card_nothing_to_pay`, `store_closed`, `not_permitted`; a repeated key
 * throws SeenBefore with the first reply.
 */
export async function placeOrder(
  context: Context,
  body: PlaceOrder,
  use: KeyUse,
  how: Attribution = byHimself,
): Promise<Outcome<OrderPlacedReply>> {
  if (context.caller.kind === 'staff') return refuse('staff_cannot_order');
  const shop = await shopOf(context);
  const contact = await contactOf(context);
  const work = async (tx: Tx): Promise<Outcome<OrderPlacedReply>> => {
    const taken = await basketAndBuyer(tx, context, body, use);
    if (!taken.ok) return taken;
    const { basket, buyer } = taken.value;
    const at = new Date(context.clock.now());
    const keys = buyerKeys(buyer);
    const [{ count, used }, lead] = await Promise.all([
      holdLimit(tx, keys, new Date(at.getTime() - SINCE_MS)),
      openLeadOfBasket(tx, basket.id),
    ]);
    const party = await partyOf(tx, context, body, basket, buyer, lead);
    const offered = await offeredAtTheGate(tx, context, shop, basket, { accountId: party.accountId, keys });
    const priced = pricedWith(context, shop, basket, recentLines(used, shop.offers), offered);
    const draft = draftOf(context, body, basket, priced);
    const judged = judgeOrder(draft);
    if (!judged.ok) {
      if (judged.refusal.code !== 'over_the_limit') return judged;
      return limitRefusal(basketLimit(priced, context.language), context.language, priced.facts.currency, contact);
    }
    const orderId = context.newId();
    for (const check of gateChecks) {
      const refusal = await check(tx, context, {
        ...draft,
        accountId: party.accountId,
        orderId,
        buyerKeys: keys,
        offered,
      });
      if (refusal !== null) return { ok: false, refusal };
    }
    const number = humanNumber('O', yearOf(context.today), count);
    const dueOn = dueDay(body.paymentMethod, context.today, shop.store.paymentDays);
    const payBy = payByOf(body, at);
    const made: Made = { number, orderId, at, party, priced, body, dueOn, payBy };
    const from = { ...how, leadId: how.leadId ?? lead?.id ?? null };
    const { order, reply } = orderOf(context, made, basket, keys, use, from);
    await insertOrder(tx, order);
    return accept(reply);
  };
  return refusableTransaction(context, work, wallsOf(context));
}
