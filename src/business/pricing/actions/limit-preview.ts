import { printDecimal } from '../../../kernel/decimal.ts';
import { toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { offerBySku } from '../../catalog/rules.ts';
import type { Offer } from '../../catalog/terms.ts';
import type { Buyer } from '../rules/facts.ts';
import type { Ladder, LadderFacts } from '../rules/ladder.ts';
import { ladderOf } from '../rules/ladder.ts';
import { readLimit } from '../rules/limit-check.ts';
import { offerFactsOf } from '../rules/offer-facts.ts';
import type { SelfServiceLimit } from '../rules/self-service-limit.ts';
import type { LimitPreviewQuery, LimitPreviewReply } from '../terms.ts';
import { withLimit } from './limit-replay.ts';
import { priceSnapshot } from './snapshot.ts';

/** A buyer of whom only the audience is known. */
export function buyerOfAudience(audience: string): Buyer {
  const colon = audience.indexOf(':');
  return colon === -1 ? {} : { [audience.slice(0, colon)]: audience.slice(colon + 1) };
}

/** Where a buyer of the audience buys and where sales answers, on one offer: as it is, and with the limit proposed in
 *  place of the one for the same scope, people and currency. Refuses `limit_invalid`, `offer_not_found`. */
export async function previewLimit(context: Context, query: LimitPreviewQuery): Promise<Outcome<LimitPreviewReply>> {
  const catalog = await catalogSnapshot(context);
  const prices = await priceSnapshot(context);
  const { seller, store } = await loadSellerAndStore(context);
  const offer = offerBySku(catalog, query.sku);
  if (offer === undefined) return refuse('offer_not_found', { facts: { sku: query.sku } });
  const scopeId = scopeIdOf(query.scope, offer, catalog.products.get(offer.productId)!.familyId);
  const { audience, currency, maxAmount, maxQuantity } = query;
  const checked = readLimit({ scope: query.scope, scopeId, audience, currency, maxQuantity, maxAmount });
  if (!checked.ok) return checked;
  const buyer = buyerOfAudience(audience);
  const offers = offerFactsOf(catalog);
  const today = context.today;
  const now = prices.limitsOn(query.storeId ?? store.id, today);
  const proposal: SelfServiceLimit = {
    id: context.newId(),
    scope: query.scope,
    ...(scopeId === null ? {} : { scopeId }),
    audience,
    currency,
    ...(checked.value.maxQuantity === undefined ? {} : { maxQuantity: checked.value.maxQuantity }),
    ...(checked.value.maxAmount === undefined ? {} : { maxAmount: checked.value.maxAmount }),
  };
  const ladderUnder = (limits: readonly SelfServiceLimit[]) => {
    const facts: LadderFacts = {
      price: {
        offers,
        ...prices.pricesFor({ sellerId: seller.id, currency, buyer, today }),
        today,
        currency,
        buyer,
        lines: [],
      },
      limits: { buyer, offers, limits, recent: [] },
      offer: offer.id,
    };
    return ladderOf(facts);
  };
  const before = ladderUnder(now);
  if (!before.ok) return before;
  const after = ladderUnder(withLimit(now, proposal));
  if (!after.ok) return after;
  return accept({
    sku: offer.sku,
    currency,
    steps: after.value.steps.map((step) => ({
      from: step.from,
      unitPrice: printDecimal(step.unitPrice, 2),
      per: step.per,
      commitment: toWire(step.commitment),
    })),
    now: shown(before.value),
    proposed: shown(after.value),
  });
}

function scopeIdOf(scope: SelfServiceLimit['scope'], offer: Offer, familyId: string): string | null {
  if (scope === 'store') return null;
  if (scope === 'family') return familyId;
  return scope === 'product' ? offer.productId : offer.id;
}

function shown(ladder: Ladder): LimitPreviewReply['now'] {
  return {
    talkFrom: ladder.talkFrom ?? null,
    intervals: ladder.intervals.map((interval) => ({
      from: interval.from,
      to: interval.to ?? null,
      decision: interval.decision,
      reason: interval.reason ?? null,
      fromCommitment: interval.fromCommitment ? toWire(interval.fromCommitment) : null,
      toCommitment: interval.toCommitment ? toWire(interval.toCommitment) : null,
    })),
  };
}
