import { toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/baskets.ts';
import en from '../../../texts/en/baskets.ts';
import { formats } from '../../../texts/format.ts';
import type { PromotionAnswer } from '../../pricing/rules/promotion-answer.ts';
import { promotionAnswer } from '../../pricing/rules/promotion-answer.ts';
import type { PriceAnswer, StoreFacts } from '../rules/price-answer.ts';
import { priceFactsFor } from '../rules/price-answer.ts';
import { promotionFact } from '../rules/promotion-facts.ts';
import { promotionOfCode } from '../storage/promotions.ts';
import type { TypedCode } from '../terms/promotions.ts';
import type { OfferedPromotion } from './promotion-use.ts';
import type { Shop } from './shop.ts';

const say = translators<Record<string, string>>({ en, de });

/** A basket as it was priced, and what was offered to it. */
type Priced = {
  readonly shop: Shop;
  readonly facts: StoreFacts;
  readonly lines: Parameters<typeof priceFactsFor>[1];
  readonly answer: PriceAnswer;
  readonly offered: readonly OfferedPromotion[];
};

type CodeAnswer =
  | PromotionAnswer
  | { readonly state: 'unknown' }
  | { readonly state: 'used_by_you' }
  | { readonly state: 'customers_known' };

/** A code that another basket could make good stays in this one; with any other answer there is nothing to keep. */
const KEPT = ['applied', 'other_products', 'least_not_reached', 'no_lower_price', 'budget_passed'];

async function answerTo(
  context: Context,
  priced: Priced,
  code: string,
): Promise<{ name: string | null; answer: CodeAnswer }> {
  const { shop, facts, lines, answer, offered } = priced;
  const candidate = offered.find(({ promotion }) => promotion.code === code);
  const asked = priceFactsFor(facts, lines);
  if (candidate !== undefined) {
    const { promotion, availability, fact } = candidate;
    if (availability !== 'open') return { name: promotion.name, answer: { state: availability } };
    return { name: promotion.name, answer: promotionAnswer(fact, asked, answer.basket) };
  }
  const waiting = shop.promotions.find((promotion) => promotion.code === code);
  const found = waiting ?? (await promotionOfCode(context.database, shop.seller.id, code));
  if (found === undefined) return { name: null, answer: { state: 'unknown' } };
  if (found.endedAt !== null) return { name: found.name, answer: { state: 'ended' } };
  return { name: found.name, answer: promotionAnswer(promotionFact(found, found, true), asked, answer.basket) };
}

/** Figures and days of the answer as the reader writes them. */
function valuesOf(context: Context, code: string, name: string | null, answer: CodeAnswer): Record<string, string> {
  const format = formats(context.language);
  const values: Record<string, string> = { code, name: name ?? '', state: answer.state };
  if (answer.state === 'applied') values.saving = format.money(toWire(answer.saving));
  if (answer.state === 'coming') values.starts = format.date(answer.starts, 'long');
  if (answer.state === 'other_currency') values.currency = answer.currency;
  if (answer.state === 'least_not_reached') {
    values.least = format.money(toWire(answer.least));
    values.missing = format.money(toWire(answer.missing));
  }
  return values;
}

/** The code in a basket and what becomes of it, in the reader's words. */
export async function typedCodeShown(context: Context, priced: Priced, code: string): Promise<TypedCode> {
  const { name, answer } = await answerTo(context, priced, code);
  const text = say(context.language)(`code_${answer.state}`, valuesOf(context, code, name, answer));
  return { code, name, applied: answer.state === 'applied', state: answer.state, text };
}

/** May this code be kept in the basket? Refuses `promotion_unknown`, `promotion_refused` with the reason. */
export async function mayKeepCode(context: Context, priced: Priced, code: string): Promise<Outcome<void>> {
  const { name, answer } = await answerTo(context, priced, code);
  if (KEPT.includes(answer.state)) return accept(undefined);
  const facts = { starts: '', currency: '', ...valuesOf(context, code, name, answer), reason: answer.state };
  const errors = [{ pointer: '/code', value: code, expected: 'promotion_usable' }];
  return refuse(answer.state === 'unknown' ? 'promotion_unknown' : 'promotion_refused', { facts, errors });
}
