import type { ReactNode } from 'react';

/** What belongs here, how it gets here, one button. No drawing. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="strong">{title}</p>
      {children && <p className="muted">{children}</p>}
      {action}
    </div>
  );
}
