import { useSearch } from '../place.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { Panel } from '../ui/panel.tsx';
import { type TraceLine, TraceList } from '../ui/trace-list.tsx';

/** A step as a reply brings it: the rule's id, its sentence, its figure as decimals or already written. */
export type PriceStep = { readonly rule: string; readonly words: string; readonly figure: string | null };

/** "trace.list.public" is "list" to the vendor's people. */
function shortRule(rule: string): string {
  const [first, second] = rule.split('.');
  return (first === 'trace' ? second : first) ?? rule;
}

function useTraceLine(): (step: PriceStep) => TraceLine {
  const format = useFormat();
  return ({ rule, words, figure }) => {
    const written = figure !== null && /^-?\d+(\.\d+)?$/.test(figure) ? format.unitPrice(figure) : figure;
    const tone = rule.includes('floor.below') ? 'neg' : rule.includes('floor.kept') ? 'pos' : null;
    return { text: words, rule: shortRule(rule), figure: written, ...(tone ? { tone } : {}) };
  };
}

/** Why each line costs what it costs, one line at a time; the chosen one lives in the address as `line`. */
export function PriceTraces({
  title,
  lines,
  limit,
  level = 2,
}: {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly steps: readonly PriceStep[] }[];
  /** Why the basket as a whole buys or talks: the last step of every line. */
  readonly limit?: PriceStep | null;
  readonly level?: 2 | 3;
}) {
  const t = useTexts('desk');
  const { search } = useSearch();
  const traced = useTraceLine();
  const chosen = Math.min(Math.max(Number(search.get('line')) || 1, 1), Math.max(lines.length, 1));
  const line = lines[chosen - 1];
  if (!line || (line.steps.length === 0 && !limit)) return null;
  const steps = line.steps.map(traced);
  const last = limit && (limit.rule.includes('kept') ? traced(limit) : { ...traced(limit), figure: t('leadTalk') });
  return (
    <Panel level={level} title={title} end={lines.length === 1 ? line.name : undefined}>
      {lines.length > 1 && (
        <div className="why-lines">
          <ChipFilter
            label={t('leadWhyLine')}
            name="line"
            chips={lines.map(({ name }, index) => ({ value: String(index + 1), label: name }))}
          />
        </div>
      )}
      <TraceList lines={last ? [...steps, last] : steps} />
    </Panel>
  );
}
