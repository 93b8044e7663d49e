import { type ReactNode, useId } from 'react';

/** A group of things under a heading: a hairline and a surface. Panels never stand inside panels. */
export function Panel({
  title,
  count,
  note,
  end,
  flush,
  level = 2,
  className,
  hiddenTitle,
  children,
}: {
  readonly title: ReactNode;
  readonly count?: ReactNode;
  /** A few muted words beside the heading. */
  readonly note?: ReactNode;
  /** What stands at the right end of the heading: a link, a remark. */
  readonly end?: ReactNode;
  /** Tables and lists reach the panel's edges; everything else keeps a distance. */
  readonly flush?: boolean;
  readonly level?: 2 | 3;
  readonly className?: string;
  /** The heading is only read aloud. */
  readonly hiddenTitle?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={className ? `panel ${className}` : 'panel'} aria-labelledby={id}>
      {hiddenTitle ? (
        <Heading className="sr" id={id}>
          {title}
        </Heading>
      ) : (
        <header>
          <Heading id={id}>{title}</Heading>
          {count !== undefined && <span className="count">{count}</span>}
          {note && <span className="small muted">{note}</span>}
          {end && <span className="small muted end">{end}</span>}
        </header>
      )}
      {flush ? children : <div className={hiddenTitle ? 'body bare' : 'body'}>{children}</div>}
    </section>
  );
}
