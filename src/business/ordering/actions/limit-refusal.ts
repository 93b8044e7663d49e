import { type Outcome, refuse } from '../../../kernel/outcome.ts';
import { formats } from '../../../texts/format.ts';
import type { NamedContact } from '../../accounts/terms/people.ts';
import type { LimitAnswer } from '../../baskets/terms.ts';

/**
 * Over the limit, with everything the screen offers next: whom to call, the next larger and the largest smaller quantity
 * that buys (0: there is none). Figures for the words are written for the reader; quantities stay numbers for the buttons.
 */
export function limitRefusal(
  limit: LimitAnswer,
  language: 'en' | 'de',
  currency: string,
  contact: NamedContact | null,
): Outcome<never> {
  const format = formats(language);
  const reason = limit.reasons[0];
  const written = (figure: string | null | undefined) => {
    if (figure === null || figure === undefined) return '';
    return reason?.kind === 'amount' ? format.amount({ amount: figure, currency }) : format.quantity(figure);
  };
  const facts: Record<string, string | number> = {
    kind: reason?.kind ?? 'no_limit',
    currency,
    scope: reason?.scopeName ?? '',
    limit: written(reason?.limit),
    reached: written(reason?.reached),
    excess: written(reason?.excess),
    recent: limit.recent.amount,
    contact: contact?.name ?? 'none',
    contactPhone: contact?.phone ?? '',
    contactEmail: contact?.email ?? '',
    largerQuantity: 0,
    lowerQuantity: 0,
  };
  for (const kind of ['larger', 'lower'] as const) {
    const found = limit.alternatives.find((alternative) => alternative.kind === kind);
    if (found === undefined) continue;
    facts[`${kind}Sku`] = found.sku;
    facts[`${kind}Quantity`] = found.quantity;
    facts[`${kind}Commitment`] = format.amount(found.commitment);
  }
  return refuse('over_the_limit', { facts });
}
