import type { ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** A page whose thing cannot be shown: what it would have been, why it is not, what to do now. */
export function RefusedPage({
  title,
  problem,
  again,
  children,
}: {
  readonly title: string;
  readonly problem: Problem;
  readonly again: () => unknown;
  /** Ways on: buttons, the best first. */
  readonly children: ReactNode;
}) {
  return (
    <>
      <PageHead title={title} />
      <Refusal problem={problem} again={again}>
        {children}
      </Refusal>
    </>
  );
}
