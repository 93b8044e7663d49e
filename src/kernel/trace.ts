/** One step of a decision: the rule's id, the figures it used as canonical text, and the figure it came to.
 *  Words are rendered per rule id from the catalogues; a trace holds none but names that people gave. */
export type TraceStep = {
  readonly rule: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly figure?: string;
};

/** How a decision was reached, in order, under a version of the engine, so that a test can replay it. */
export type Trace = { readonly engine: number; readonly steps: readonly TraceStep[] };

/** CONTRACTS: a stored trace stays within 1 KB. */
export const TRACE_BYTES = 1_024;

type StoredStep = readonly [rule: string, facts: Readonly<Record<string, string>>, figure?: string];

/** The compact form that is stored: {"e":engine,"s":[[rule,facts,figure?],...]}. */
export function writeTrace(trace: Trace): string {
  const steps = trace.steps.map(
    (step): StoredStep => (step.figure === undefined ? [step.rule, step.facts] : [step.rule, step.facts, step.figure]),
  );
  return JSON.stringify({ e: trace.engine, s: steps });
}

/** Reads the stored form, text or already parsed (a jsonb column). */
export function readTrace(stored: unknown): Trace {
  const form = (typeof stored === 'string' ? JSON.parse(stored) : stored) as { e?: unknown; s?: unknown };
  if (typeof form?.e !== 'number' || !Array.isArray(form.s)) throw new TypeError('not a stored trace');
  const steps = (form.s as StoredStep[]).map(
    ([rule, facts, figure]): TraceStep => (figure === undefined ? { rule, facts } : { rule, facts, figure }),
  );
  return { engine: form.e, steps };
}

/** What a fact of a step is, so that a renderer can write it for a reader's language. Facts are canonical text: decimals
 *  with a point, a percent as a share of one, days as 2026-03-16. `number` chooses a plural or a form of the words;
 *  `id` is kept and never shown. */
export type FactKind = 'unit-price' | 'amount' | 'quantity' | 'percent' | 'date' | 'number' | 'text' | 'id';

/** What a room declares about each of its rules. Steps of the `staff` voice hold floors, margins or costs and are never
 *  shown to a buyer. */
export type TraceRule = {
  readonly voice: 'everyone' | 'staff';
  readonly facts: Readonly<Record<string, FactKind>>;
  readonly figure?: FactKind;
};

export type TraceRules = Readonly<Record<string, TraceRule>>;
