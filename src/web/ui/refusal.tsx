import type { ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { useTexts } from '../reader.tsx';
import { Button, LinkButton } from './button.tsx';

type Act = (action: string) => void;

/**
 * What happened, why, and what to do now: the server's sentences, then the actions, the best one first. What the
 * server could not say itself (no connection, a proxy's page) is said here.
 */
export function Refusal({
  problem,
  onAction,
  again,
  children,
}: {
  readonly problem: Problem;
  /** Does an action that is no address, by its key. */
  readonly onAction?: Act;
  /** Tries the same once more; offered where a lost connection is the reason. */
  readonly again?: (() => unknown) | undefined;
  /** Actions of the screen itself, after the server's. */
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
      {problem.actions.map((action, index) => {
        const kind = index === 0 ? 'primary' : 'plain';
        if (action.href) {
          return (
            <LinkButton key={action.label} compact kind={kind} href={action.href}>
              {action.label}
            </LinkButton>
          );
        }
        return (
          <Button key={action.label} compact kind={kind} onClick={() => action.action && onAction?.(action.action)}>
            {action.label}
          </Button>
        );
      })}
      {again && problem.actions.length === 0 && (
        <Button compact onClick={() => again()}>
          {t('tryAgain')}
        </Button>
      )}
      {children}
    </div>
  );
}
