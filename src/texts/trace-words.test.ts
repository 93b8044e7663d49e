import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRICE_TRACE_RULES } from '../business/pricing/rules/trace-rules.ts';
import type { Trace, TraceRules } from '../kernel/trace.ts';
import { readTrace } from '../kernel/trace.ts';
import { translators } from './compile.ts';
import de from './de/pricing.ts';
import en from './en/pricing.ts';
import { formats } from './format.ts';
import { type Language, languages } from './languages.ts';
import type { TraceVoice } from './trace-words.ts';
import { traceForBuyer, traceWords } from './trace-words.ts';

const say = translators<Record<string, string>>({ en, de });
const RULES: TraceRules = PRICE_TRACE_RULES;

function read(trace: Trace, language: Language = 'en', voice: TraceVoice = 'buyer') {
  const texts = { has: (key: string) => key in en, say: say(language) };
  return traceWords(trace, { rules: RULES, texts, format: formats(language), currency: 'USD', voice });
}

const stored = JSON.parse(
  readFileSync(new URL('../../test/stored-traces/engine-1.json', import.meta.url), 'utf8'),
) as readonly { readonly name: string; readonly traces: readonly string[] }[];
const traceOf = (name: string, line = 0) => readTrace(stored.find((one) => one.name === name)!.traces[line]!);
const told = (trace: Trace, language: Language, voice: TraceVoice) =>
  read(trace, language, voice).map(({ words, figure }) => (figure === undefined ? words : `${words} | ${figure}`));

describe('why this price, in words', () => {
  it('has words for every rule in both languages, and no words without a rule', () => {
    const keys = Object.keys(en);
    expect(Object.keys(RULES).filter((rule) => !keys.includes(rule) || !(rule in de))).toEqual([]);
    expect(keys.map((key) => key.replace(/\.staff$/, '')).filter((key) => !(key in RULES))).toEqual([]);
    expect(Object.keys(de).sort()).toEqual(keys.sort());
  });

  it('uses the same facts in both languages, and only facts that the rule declares', () => {
    const used = (text: string) =>
      [...new Set([...text.matchAll(/(?<!(?:one|other|=[0-9]+) )\{(\w+)[,}]/g)].map((match) => match[1]!))].sort();
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect([key, used(de[key])]).toEqual([key, used(en[key])]);
      const facts = Object.keys(RULES[key.replace(/\.staff$/, '')]!.facts);
      const allowed = facts.flatMap((fact) => [fact, `${fact}Count`]);
      expect(used(en[key]).filter((fact) => !allowed.includes(fact))).toEqual([]);
    }
  });

  it('reads as the store draws it', () => {
    expect(told(traceOf('public, every tier and term'), 'en', 'buyer')).toEqual([
      'Public price list for 2026: 1 year. | 22.00',
      '999 reach the tier from 100. It holds for all 999. | 19.80',
      'The 1-year price is a list price of its own, so no term discount is taken off. | 19.80',
      'Public prices count: nothing else was agreed for this. | 19.80',
      '999 at 19.80. Rounded once. | 19,780.20',
      '58,483.40 over the 19,000.00 that one order can commit to here, so a person answers you. | 77,483.40',
    ]);
    expect(told(traceOf('public, every tier and term', 1), 'en', 'buyer').slice(0, 3)).toEqual([
      'Public price list for 2026: one month. | 2.20',
      '1,200 reach the tier from 1,000. It holds for all 1,200. | 1.76',
      '3 years: 1.76 for 12 months is 21.12, less 25\u00a0%. | 15.84',
    ]);
  });

  it('reads in German with German figures', () => {
    expect(told(traceOf('public, every tier and term', 1), 'de', 'buyer').slice(1, 5)).toEqual([
      '1.200 erreichen die Stufe ab 1.000. Sie gilt für alle 1.200. | 1,76',
      '3 Jahre: 1,76 für 12 Monate sind 21,12, abzüglich 25\u00a0%. | 15,84',
      'Es gelten die öffentlichen Preise: Dafür ist nichts anderes vereinbart. | 15,84',
      '1.200 zu 15,84, 3-mal. Einmal gerundet. | 57.024,00',
    ]);
  });

  it('has a voice for the staff, who see the floor, and one for the buyer, who never does', () => {
    const trace = traceOf('floor approved');
    const words = (voice: TraceVoice) => told(trace, 'en', voice).join('\n');
    expect(words('staff')).toContain('Under the floor of 18.00: Dana Ruiz approved down to 17.00, until 1 Apr 2026.');
    expect(words('staff')).toContain('No agreement and no level applies: public path.');
    expect(words('buyer')).not.toMatch(/floor|18\.00|Dana|path/);
    expect(JSON.stringify(traceForBuyer(trace, RULES))).not.toMatch(/floor|18\.00|Dana/);
  });

  it('says every stored step in both languages and voices, without a gap', () => {
    for (const { traces } of stored) {
      for (const language of languages) {
        for (const voice of ['buyer', 'staff'] as const) {
          const sentences = traces.flatMap((text) => told(readTrace(text), language, voice));
          expect(sentences.filter((words) => /undefined|NaN|[{}]|^\s*$| {2}/.test(words))).toEqual([]);
        }
      }
    }
  });

  it('says one of a thing as one', () => {
    expect(told(traceOf('fixed amount off'), 'en', 'buyer')[1]).toBe(
      '1 stays in the first tier. The next starts at 100. | 22.00',
    );
    const single = { engine: 1, steps: [{ rule: 'trace.volume.all-units', facts: { quantity: '1', from: '1' } }] };
    expect(told(single, 'en', 'buyer')).toEqual(['1 reaches the tier from 1. It holds for this one.']);
    expect(told(single, 'de', 'buyer')).toEqual(['1 erreicht die Stufe ab 1. Sie gilt für dieses eine.']);
  });

  it('treats a rule or a fact that nobody declared as a bug', () => {
    expect(() => read({ engine: 1, steps: [{ rule: 'trace.unheard', facts: {} }] })).toThrow('no rule is declared');
    expect(() => read({ engine: 1, steps: [{ rule: 'trace.terms.public', facts: { odd: '1' } }] })).toThrow(
      'does not declare',
    );
  });
});
