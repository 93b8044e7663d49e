import type { ReactNode } from 'react';

export type Tone = 'pos' | 'neg' | 'warn' | 'acc' | undefined;

/** A state as a word with a dot. `talk` has a square mark: it is told apart without colour too. */
export function Badge({ tone, talk, children }: { tone?: Tone; talk?: boolean; children: ReactNode }) {
  return <span className={['badge', tone, talk ? 'talk' : ''].filter(Boolean).join(' ')}>{children}</span>;
}

/** How many, beside a word. */
export function Count({ children }: { children: ReactNode }) {
  return <span className="count">{children}</span>;
}
