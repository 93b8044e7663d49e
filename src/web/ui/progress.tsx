import { type ReactNode, useId } from 'react';
import { useFormat } from '../reader.tsx';

/** How far a long task is. It can be left; the words say what happens and what is left to do. */
export function Progress({
  label,
  share,
  children,
}: {
  readonly label: string;
  /** 0 to 1; null while nobody knows. */
  readonly share: number | null;
  readonly children?: ReactNode;
}) {
  const format = useFormat();
  const id = useId();
  return (
    <div className="progress">
      <div>
        <span className="small" id={id}>
          {label}
        </span>
        {share !== null && <span className="small num">{format.percent(share.toFixed(2), 0)}</span>}
      </div>
      <progress aria-labelledby={id} max={1} {...(share === null ? {} : { value: share })} />
      {children}
    </div>
  );
}
