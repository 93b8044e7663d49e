import { isCurrency } from '../../../kernel/currency.ts';
import type { Money } from '../../../kernel/money.ts';
import { parseMoney } from '../../../kernel/money.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { acceptUnless } from '../../../kernel/outcome.ts';
import type { Audience } from './facts.ts';
import type { LimitScope } from './self-service-limit.ts';

/** A limit as it was entered. */
export type LimitDraft = {
  readonly scope: LimitScope;
  readonly scopeId?: string | null | undefined;
  readonly audience: Audience;
  readonly currency: string;
  readonly maxQuantity?: number | null | undefined;
  readonly maxAmount?: string | null | undefined;
};

export type CheckedLimit = { readonly maxQuantity: number | undefined; readonly maxAmount: Money | undefined };

const AUDIENCE = /^(public|(segment|level|partner|account):[^\s:]+)$/;

function readAmount(draft: LimitDraft, errors: FieldError[]): Money | undefined {
  if (draft.maxAmount == null) return undefined;
  const amount = parseMoney({ amount: draft.maxAmount, currency: draft.currency });
  if (amount.ok && amount.value.minor >= 0n) return amount.value;
  const tooFine = !amount.ok && amount.refusal.code === 'amount_too_fine';
  const facts = { currency: draft.currency };
  const expected = tooFine ? 'amount_digits_of_currency' : 'amount_zero_or_more';
  errors.push({ pointer: '/maxAmount', value: draft.maxAmount, expected, facts });
  return undefined;
}

/** Reads a limit, or refuses `limit_invalid` with everything that is wrong with it. */
export function readLimit(draft: LimitDraft): Outcome<CheckedLimit> {
  const errors: FieldError[] = [];
  const { scope, scopeId, audience, currency, maxQuantity } = draft;
  const known = isCurrency(currency);
  if (!known) errors.push({ pointer: '/currency', value: currency, expected: 'currency' });
  if (!AUDIENCE.test(audience)) errors.push({ pointer: '/audience', value: audience, expected: 'audience' });
  if ((scope === 'store') !== (scopeId == null)) {
    const expected = scope === 'store' ? 'limit_scope_none' : 'limit_scope_needed';
    errors.push({ pointer: '/scopeId', value: scopeId ?? '', expected });
  }
  if (maxQuantity != null && (!Number.isInteger(maxQuantity) || maxQuantity < 0)) {
    errors.push({ pointer: '/maxQuantity', value: maxQuantity, expected: 'limit_quantity' });
  }
  if (maxQuantity == null && draft.maxAmount == null) {
    errors.push({ pointer: '/maxAmount', value: '', expected: 'limit_quantity_or_amount' });
  }
  const maxAmount = known ? readAmount(draft, errors) : undefined;
  return acceptUnless(errors, 'limit_invalid', { maxQuantity: maxQuantity ?? undefined, maxAmount });
}
