import type { ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { useTexts } from '../reader.tsx';
import { Button } from './button.tsx';

/**
 * What happened, why, and what to do now: the server's sentences, then what the screen offers, the best first. What
 * the server could not say itself (no connection, a proxy's page) is said here.
 */
export function Refusal({
  problem,
  again,
  children,
}: {
  readonly problem: Problem;
  /** Tries the same once more; offered where nothing else is. */
  readonly again?: (() => unknown) | undefined;
  /** What can be done now: buttons, the best first. */
  readonly children?: ReactNode;
}) {
  const t = useTexts();
  const words =
    problem.type === 'network_lost'
      ? { title: t('networkLostTitle'), detail: t('networkLostDetail') }
      : problem.title
        ? { title: problem.title, detail: problem.detail }
        : { title: t('unreadableTitle'), detail: t('unreadableDetail', { status: problem.status }) };
  return (
    <div className="note neg refusal" role="alert">
      <p>
        <span className="strong">{words.title}</span> {words.detail}
      </p>
      {children}
      {again && !children && (
        <Button compact onClick={() => again()}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
