import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptUnless, refuse } from '../../../kernel/outcome.ts';
import type { BasketLine, BasketSnapshot, CloseRequest, Headline, TalkRequest } from '../terms.ts';

/** Whom the request comes from, as it will stand on the lead. */
export type Asker = {
  readonly company: string;
  readonly country: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
};

/** What the server knows of a signed-in buyer; the fields he fills in win over it. */
export type KnownAsker = Partial<Asker>;

/**
 * Who asks: what was filled in, else what is known of the signed-in buyer. His company and country are his account's
 * and are not taken from the form. Refuses `invalid_input` with every field that is missing.
 */
export function askerOf(request: TalkRequest, known: KnownAsker): Outcome<Asker> {
  const asker = {
    company: known.company ?? request.company ?? '',
    country: known.country ?? request.country ?? '',
    name: request.name || known.name || '',
    email: known.email ?? request.email ?? '',
    phone: request.phone || known.phone || null,
  };
  const missing = (['company', 'country', 'name', 'email'] as const).filter((field) => asker[field] === '');
  const errors = missing.map((field): FieldError => ({ pointer: `/${field}`, value: '', expected: 'present' }));
  return acceptUnless(errors, 'invalid_input', asker);
}

/** A request is about something: a basket, a product and quantity, or a question. Refuses `nothing_asked`. */
export function somethingAsked(request: TalkRequest): Outcome<TalkRequest> {
  if (request.basketId || request.product || (request.need ?? '') !== '') return accept(request);
  return refuse('nothing_asked', { errors: [{ pointer: '/need', value: '', expected: 'present' }] });
}

/**
 * What a request is about, as a key: the same basket or the same offer asked for again belongs to the same open lead,
 * whatever the quantity has become by then. `digest` stands for the question's text.
 */
export function subjectOf(request: TalkRequest, digest: (text: string) => string): string {
  if (request.basketId) return `basket:${request.basketId}`;
  if (request.product) return `offer:${request.product.offerId}`;
  return `question:${digest((request.need ?? '').toLowerCase().replace(/\s+/g, ' '))}`;
}

/** The line that stands for the basket in a list: the one that commits to most, else the largest quantity. */
export function headlineOf(snapshot: BasketSnapshot | null): Headline | null {
  const [first, ...others] = snapshot?.lines ?? [];
  if (!first) return null;
  const chief = others.reduce((best, line) => (weighs(line, best) ? line : best), first);
  return { quantity: chief.quantity, names: chief.names, termMonths: chief.termMonths, more: others.length };
}

function weighs(line: BasketLine, best: BasketLine): boolean {
  const [a, b] = [minorOf(line), minorOf(best)];
  return a === b ? line.quantity > best.quantity : a > b;
}

/** Lines of one basket share their currency, so the digits without the point compare as minor units. */
function minorOf(line: BasketLine): bigint {
  return line.commitment === null ? -1n : BigInt(line.commitment.amount.replace('.', ''));
}

/** Losing a lead or calling it a duplicate needs a reason, or nobody learns from it. */
export function reasonGiven(request: CloseRequest): Outcome<CloseRequest> {
  const needed = request.outcome === 'lost' || request.outcome === 'duplicate';
  if (!needed || request.reason !== '') return accept(request);
  return refuse('invalid_input', { errors: [{ pointer: '/reason', value: '', expected: 'present' }] });
}
