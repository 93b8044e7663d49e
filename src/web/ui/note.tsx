import type { ReactNode } from 'react';

/** One sentence that matters here, with what to do about it at its end. */
export function Note({
  tone,
  actions,
  children,
  live,
}: {
  readonly tone?: 'warn' | 'neg' | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Read aloud when it appears. */
  readonly live?: boolean;
}) {
  return (
    <div className={tone ? `note ${tone}` : 'note'} role={live ? 'alert' : undefined}>
      <p>{children}</p>
      {actions}
    </div>
  );
}
