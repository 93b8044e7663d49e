import type { FactKind, Trace, TraceRules, TraceStep } from '../kernel/trace.ts';
import type { Format } from './format.ts';
import type { TextValues } from './translate.ts';

/** Who reads: a buyer is addressed and never sees a step of the staff's voice. */
export type TraceVoice = 'buyer' | 'staff';

/** One step as a person reads it: a sentence and the figure beside it. `rule` is for the staff's eyes. */
export type TraceSentence = { readonly rule: string; readonly words: string; readonly figure: string | undefined };

/** What a renderer needs of a catalogue: whether it has a text, and the text with its values. */
export type TraceTexts = {
  readonly has: (key: string) => boolean;
  readonly say: (key: string, values: TextValues) => string;
};

export type TraceReader = {
  readonly rules: TraceRules;
  readonly texts: TraceTexts;
  readonly format: Pick<Format, 'unitPrice' | 'amount' | 'quantity' | 'percent' | 'date'>;
  readonly currency: string;
  readonly voice: TraceVoice;
};

function written(text: string, kind: FactKind, reader: TraceReader): string {
  const { format, currency } = reader;
  if (kind === 'unit-price') return format.unitPrice(text);
  if (kind === 'amount') return format.amount({ amount: text, currency });
  if (kind === 'quantity') return format.quantity(text);
  if (kind === 'percent') return format.percent(text);
  return kind === 'date' ? format.date(text) : text;
}

/** Values for the words. A quantity comes twice: written, and as `<name>Count` to choose a plural form by. */
function valuesOf(step: TraceStep, reader: TraceReader): TextValues {
  const kinds = reader.rules[step.rule]!.facts;
  const values: Record<string, string | number> = {};
  for (const [name, text] of Object.entries(step.facts)) {
    const kind = kinds[name];
    if (kind === undefined) throw new Error(`the rule ${step.rule} does not declare its fact ${name}`);
    values[name] = kind === 'number' ? Number(text) : written(text, kind, reader);
    if (kind === 'quantity') values[`${name}Count`] = Number(text);
  }
  return values;
}

function sentenceOf(step: TraceStep, reader: TraceReader): TraceSentence {
  const { rules, texts, voice } = reader;
  const ofStaff = `${step.rule}.staff`;
  const key = voice === 'staff' && texts.has(ofStaff) ? ofStaff : step.rule;
  const kind = rules[step.rule]!.figure;
  const figure = step.figure === undefined || kind === undefined ? undefined : written(step.figure, kind, reader);
  return { rule: step.rule, words: texts.say(key, valuesOf(step, reader)), figure };
}

/** A trace in words, in order, for one reader. A rule that is not declared is a bug and throws. */
export function traceWords(trace: Trace, reader: TraceReader): readonly TraceSentence[] {
  return trace.steps
    .filter((step) => {
      const rule = reader.rules[step.rule];
      if (rule === undefined) throw new Error(`no rule is declared as ${step.rule}`);
      return rule.voice === 'everyone' || reader.voice === 'staff';
    })
    .map((step) => sentenceOf(step, reader));
}

/** A trace without the steps that a buyer must not see, for what is sent to his browser. */
export function traceForBuyer(trace: Trace, rules: TraceRules): Trace {
  return { engine: trace.engine, steps: trace.steps.filter((step) => rules[step.rule]?.voice === 'everyone') };
}
