import type { Trace } from '../../../kernel/trace.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/pricing.ts';
import en from '../../../texts/en/pricing.ts';
import { formats } from '../../../texts/format.ts';
import type { Language } from '../../../texts/languages.ts';
import { traceForBuyer, traceWords } from '../../../texts/trace-words.ts';
import { PRICE_TRACE_RULES } from '../../pricing/rules/trace-rules.ts';
import type { TraceStepShown } from '../terms.ts';

const say = translators<Record<string, string>>({ en, de });

/** "Why this price" for a buyer: each step in words with its figure as he writes it; `facts` stay canonical. What only staff may know (floors,
 *  margins) is left out. */
export function traceShown(trace: Trace, currency: string, language: Language): TraceStepShown[] {
  const kept = traceForBuyer(trace, PRICE_TRACE_RULES);
  const sentences = traceWords(kept, {
    rules: PRICE_TRACE_RULES,
    texts: { has: (key) => key in en, say: say(language) },
    format: formats(language),
    currency,
    voice: 'buyer',
  });
  return kept.steps.map((step, index) => ({
    rule: step.rule,
    facts: step.facts,
    figure: sentences[index]!.figure ?? null,
    text: sentences[index]!.words,
  }));
}
