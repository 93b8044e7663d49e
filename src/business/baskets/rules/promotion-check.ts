import { ONE, parseDecimal } from '../../../kernel/decimal.ts';
import { parseMoney } from '../../../kernel/money.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { acceptUnless } from '../../../kernel/outcome.ts';
import { offerBySku } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import type { PromotionBody, PromotionValues } from '../terms/promotions.ts';
import { codeOf } from './promotion-facts.ts';

const CODE = /^[A-Z0-9][A-Z0-9-]{2,39}$/;
const AUDIENCE = /^(public|(segment|level|partner|account):[^\s:]+)$/;
const MOST_FREE_MONTHS = 60;

type AmountField = 'amount' | 'least' | 'budget';

function readAmount(body: PromotionBody, field: AmountField, errors: FieldError[]): bigint | null {
  const value = body[field];
  if (value === null) return null;
  if (body.currency === null) {
    if (!errors.some((error) => error.pointer === '/currency'))
      errors.push({ pointer: '/currency', value: '', expected: 'promotion_currency' });
    return null;
  }
  const read = parseMoney({ amount: value, currency: body.currency });
  if (read.ok && read.value.minor > 0n) return read.value.minor;
  const tooFine = !read.ok && read.refusal.code === 'amount_too_fine';
  const expected = tooFine ? 'amount_digits_of_currency' : 'amount_above_zero';
  errors.push({ pointer: `/${field}`, value, expected, facts: { currency: body.currency } });
  return null;
}

function readPercentage(body: PromotionBody, errors: FieldError[]): string | null {
  if (body.benefit !== 'percentage') return null;
  const value = body.percentage ?? '';
  const read = parseDecimal(value);
  if (read.ok && read.value > 0n && read.value < ONE) return value;
  errors.push({ pointer: '/percentage', value, expected: 'promotion_percentage' });
  return null;
}

function readFreeMonths(body: PromotionBody, errors: FieldError[]): number | null {
  if (body.benefit !== 'free_months') return null;
  const months = body.freeMonths;
  if (months !== null && months >= 1 && months <= MOST_FREE_MONTHS) return months;
  errors.push({ pointer: '/freeMonths', value: months ?? '', expected: 'promotion_months' });
  return null;
}

function checkScope(body: PromotionBody, catalog: CatalogSnapshot, errors: FieldError[]): void {
  const known = { familyIds: catalog.families, productIds: catalog.products } as const;
  for (const field of ['familyIds', 'productIds'] as const) {
    body[field].forEach((value, index) => {
      if (!known[field].has(value)) errors.push({ pointer: `/${field}/${index}`, value, expected: 'known_id' });
    });
  }
}

function readSkus({ skus }: PromotionBody, catalog: CatalogSnapshot, errors: FieldError[]): readonly string[] {
  return skus.flatMap((value, index) => {
    const offer = offerBySku(catalog, value);
    if (offer === undefined) errors.push({ pointer: `/skus/${index}`, value, expected: 'known_sku' });
    return offer ? [offer.id] : [];
  });
}

/** Reads a promotion as it was entered, or refuses `promotion_invalid` with everything that is wrong with it. */
export function readPromotion(body: PromotionBody, catalog: CatalogSnapshot): Outcome<PromotionValues> {
  const errors: FieldError[] = [];
  const code = body.code === null || body.code === '' ? null : codeOf(body.code);
  if (code !== null && !CODE.test(code))
    errors.push({ pointer: '/code', value: body.code, expected: 'promotion_code' });
  if (!AUDIENCE.test(body.audience)) errors.push({ pointer: '/audience', value: body.audience, expected: 'audience' });
  if (body.endsOn !== null && body.endsOn <= body.startsOn)
    errors.push({ pointer: '/endsOn', value: body.endsOn, expected: 'day_after_start' });
  checkScope(body, catalog, errors);
  const offerIds = readSkus(body, catalog, errors);
  const percentage = readPercentage(body, errors);
  const freeMonths = readFreeMonths(body, errors);
  if (body.benefit === 'amount' && body.amount === null)
    errors.push({
      pointer: '/amount',
      value: '',
      expected: 'amount_above_zero',
      facts: { currency: body.currency ?? '' },
    });
  const amount = body.benefit === 'amount' ? readAmount(body, 'amount', errors) : null;
  const least = readAmount(body, 'least', errors);
  const budget = readAmount(body, 'budget', errors);
  const { name, benefit, currency, audience, newCustomers, startsOn, endsOn, maxUses, maxUsesPerAccount } = body;
  const { familyIds, productIds, terms } = body;
  const values: PromotionValues = {
    name,
    code,
    benefit,
    percentage,
    amount,
    freeMonths,
    currency,
    familyIds: [...new Set(familyIds)].sort(),
    productIds: [...new Set(productIds)].sort(),
    offerIds: [...new Set(offerIds)].sort(),
    terms: [...new Set(terms)].sort((a, b) => a - b),
    audience,
    newCustomers,
    least,
    startsOn,
    endsOn,
    maxUses,
    maxUsesPerAccount,
    budget,
  };
  return acceptUnless(errors, 'promotion_invalid', values);
}
