import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { acceptUnless, refuse } from '../../../kernel/outcome.ts';
import type { OpportunityEnd, Reason, SalesProcessChange, Stage } from '../terms/opportunities.ts';

/** How a seller sells until he says otherwise. */
export const usualProcess: SalesProcessChange = {
  stages: [
    { key: 'qualify', names: { en: 'Qualified', de: 'Qualifiziert' }, probability: 20 },
    { key: 'propose', names: { en: 'Proposal', de: 'Angebot' }, probability: 40 },
    { key: 'negotiate', names: { en: 'Negotiation', de: 'Verhandlung' }, probability: 70 },
    { key: 'commit', names: { en: 'Verbally agreed', de: 'Mündlich zugesagt' }, probability: 90 },
  ],
  wonReasons: [
    { key: 'price', names: { en: 'Price', de: 'Preis' } },
    { key: 'product', names: { en: 'Product', de: 'Produkt' } },
    { key: 'service', names: { en: 'Service', de: 'Service' } },
    { key: 'other', names: { en: 'Other', de: 'Anderes' } },
  ],
  lostReasons: [
    { key: 'price', names: { en: 'Price', de: 'Preis' } },
    { key: 'competitor', names: { en: 'Competitor', de: 'Wettbewerber' } },
    { key: 'no_budget', names: { en: 'No budget', de: 'Kein Budget' } },
    { key: 'no_decision', names: { en: 'No decision', de: 'Keine Entscheidung' } },
    { key: 'missing_function', names: { en: 'Missing function', de: 'Fehlende Funktion' } },
    { key: 'other', names: { en: 'Other', de: 'Anderes' } },
  ],
};

function twice(list: readonly { readonly key: string }[], field: string): FieldError[] {
  const seen = new Set<string>();
  return list.flatMap(({ key }, index) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ pointer: `/${field}/${index}/key`, value: key, expected: 'unique' }];
  });
}

/** Refuses two stages or reasons with one key, and leaving out a stage in which opportunities stand (`stage_in_use`). */
export function processFits(change: SalesProcessChange, inUse: readonly string[]): Outcome<SalesProcessChange> {
  const left = inUse.find((key) => change.stages.every((stage) => stage.key !== key));
  if (left !== undefined) return refuse('stage_in_use', { facts: { stage: left } });
  const errors = [
    ...twice(change.stages, 'stages'),
    ...twice(change.wonReasons, 'wonReasons'),
    ...twice(change.lostReasons, 'lostReasons'),
  ];
  return acceptUnless(errors, 'invalid_input', change);
}

export function stageOf(stages: readonly Stage[], key: string): Stage | undefined {
  return stages.find((stage) => stage.key === key);
}

/** Won needs an order or a reason of the list; lost needs a reason of the list. Refuses `invalid_input`. */
export function endFits(
  end: OpportunityEnd,
  process: { readonly wonReasons: readonly Reason[]; readonly lostReasons: readonly Reason[] },
): Outcome<OpportunityEnd> {
  const list = end.outcome === 'won' ? process.wonReasons : process.lostReasons;
  const known = list.some(({ key }) => key === end.reason);
  const needed = end.outcome === 'lost' || end.orderNumber === '' || end.reason !== '';
  const errors: FieldError[] =
    needed && !known ? [{ pointer: '/reason', value: end.reason, expected: 'reason_of_list' }] : [];
  return acceptUnless(errors, 'invalid_input', end);
}
