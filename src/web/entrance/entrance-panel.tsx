import './entrance.css';
import { type ReactNode, useId } from 'react';
import { usePageTitle } from '../ui/page-head.tsx';

/** The one panel of an entrance page; its heading is the page's. */
export function EntrancePanel({
  title,
  lede,
  children,
}: {
  readonly title: string;
  readonly lede?: ReactNode;
  readonly children?: ReactNode;
}) {
  const id = useId();
  usePageTitle(title);
  return (
    <section className="panel entrance-panel" aria-labelledby={id}>
      <h1 id={id}>{title}</h1>
      {lede && <p className="muted">{lede}</p>}
      {children}
    </section>
  );
}
