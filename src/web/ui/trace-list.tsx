import type { ReactNode } from 'react';

export type TraceLine = {
  readonly text: ReactNode;
  readonly figure?: ReactNode;
  /** The rule's name, for the vendor's people only. */
  readonly rule?: string;
  readonly tone?: 'pos' | 'neg' | 'warn';
};

/** Why it is so: the steps of a decision in order, a sentence and a figure each. */
export function TraceList({ lines }: { lines: readonly TraceLine[] }) {
  return (
    <ol className="trace">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a trace is an ordered list that never changes in place
        <li key={index}>
          <span>
            {line.text}
            {line.rule && <span className="id"> {line.rule}</span>}
          </span>
          <span className={line.tone ? `num ${line.tone}` : 'num'}>{line.figure}</span>
        </li>
      ))}
    </ol>
  );
}
