import { isId } from './id.ts';

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

/** Every rule's id starts so; the stored form leaves it out. */
const PREFIX = 'trace.';
const SHORTEST_CUT = 8;

type StoredStep = [rule: string, facts: Record<string, string>, figure?: string];

function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair takes two of its four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** The longest text among the facts that is not an id: a name that people gave. */
function longestName(steps: readonly StoredStep[]): { facts: Record<string, string>; key: string } | undefined {
  let longest: { facts: Record<string, string>; key: string } | undefined;
  for (const [, facts] of steps) {
    for (const [key, text] of Object.entries(facts)) {
      if (text.length <= SHORTEST_CUT || isId(text) || /^[-0-9.]+$/.test(text)) continue;
      if (longest === undefined || text.length > longest.facts[longest.key]!.length) longest = { facts, key };
    }
  }
  return longest;
}

/** The compact form that is stored: {"e":engine,"s":[[rule,facts,figure?],...]}, at most 1 KB. Where it would be longer,
 *  the longest names are cut until it fits; figures and ids stay whole. */
export function writeTrace(trace: Trace): string {
  const steps = trace.steps.map((step): StoredStep => {
    if (!step.rule.startsWith(PREFIX)) throw new TypeError(`a rule's id starts with "${PREFIX}": ${step.rule}`);
    const rule = step.rule.slice(PREFIX.length);
    return step.figure === undefined ? [rule, { ...step.facts }] : [rule, { ...step.facts }, step.figure];
  });
  for (;;) {
    const text = JSON.stringify({ e: trace.engine, s: steps });
    if (bytesOf(text) <= TRACE_BYTES) return text;
    const name = longestName(steps);
    if (name === undefined) throw new RangeError(`a trace of ${bytesOf(text)} bytes cannot be stored`);
    const whole = [...name.facts[name.key]!];
    name.facts[name.key] =
      `${whole.slice(0, Math.max(Math.floor(whole.length * 0.7), SHORTEST_CUT / 2)).join('')}\u2026`;
  }
}

/** Reads the stored form, text or already parsed (a jsonb column). */
export function readTrace(stored: unknown): Trace {
  const form = (typeof stored === 'string' ? JSON.parse(stored) : stored) as { e?: unknown; s?: unknown };
  if (typeof form?.e !== 'number' || !Array.isArray(form.s)) throw new TypeError('not a stored trace');
  const steps = (form.s as StoredStep[]).map(([rule, facts, figure]): TraceStep => {
    const step = { rule: PREFIX + rule, facts };
    return figure === undefined ? step : { ...step, figure };
  });
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
