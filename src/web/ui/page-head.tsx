import { type ReactNode, useEffect } from 'react';
import { useReader } from '../reader.tsx';

/** Names the page in the browser's tab: "Relay | Halden". */
export function usePageTitle(title: string): void {
  const { seller } = useReader();
  useEffect(() => {
    document.title = `${title} | ${seller.name}`;
  }, [title, seller.name]);
}

/** Name left, one line of what it is, actions right with the primary as the last. */
export function PageHead({
  title,
  count,
  note,
  aside,
  children,
}: {
  readonly title: string;
  readonly count?: ReactNode;
  readonly note?: ReactNode;
  /** A state beside the name: a badge, a clock. */
  readonly aside?: ReactNode;
  /** Actions. */
  readonly children?: ReactNode;
}) {
  usePageTitle(title);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {count !== undefined && <span className="count">{count}</span>}
      {aside}
      {note && <span className="small muted">{note}</span>}
      {children && <div className="end">{children}</div>}
    </div>
  );
}
