import type { ReactNode } from 'react';
import { useTexts } from '../reader.tsx';

export type DiffRow = {
  readonly key: string;
  readonly what: ReactNode;
  /** null: it is new. */
  readonly before: ReactNode | null;
  /** null: it goes. */
  readonly after: ReactNode | null;
  readonly difference?: ReactNode;
  /** What the reader has in hand himself, where somebody else made the change. */
  readonly yours?: ReactNode;
};

/** What a change makes of things, before it is made: before, after, and the difference where figures change. */
export function DiffTable({
  caption,
  rows,
  figures,
  sides,
}: {
  readonly caption: string;
  readonly rows: readonly DiffRow[];
  /** The values are figures: right-aligned, with a column for the difference. */
  readonly figures?: boolean;
  /** The change is somebody else's: what his side is called, and the reader's, which gets a column. */
  readonly sides?: { readonly after: string; readonly yours: string };
}) {
  const t = useTexts();
  const cell = figures ? 'num' : undefined;
  const after = sides?.after ?? t('diffAfter');
  if (rows.length === 0) return <p className="empty muted">{t('diffNothing')}</p>;
  return (
    <table className="data stack diff">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('diffField')}</th>
          <th scope="col" className={cell}>
            {t('diffBefore')}
          </th>
          <th scope="col" className={cell}>
            {after}
          </th>
          {figures && (
            <th scope="col" className={cell}>
              {t('diffDifference')}
            </th>
          )}
          {sides && <th scope="col">{sides.yours}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.what}</th>
            <td className={cell} data-label={t('diffBefore')}>
              {row.before === null ? <span className="badge pos">{t('diffAdded')}</span> : <del>{row.before}</del>}
            </td>
            <td className={cell} data-label={after}>
              {row.after === null ? <span className="badge neg">{t('diffRemoved')}</span> : <ins>{row.after}</ins>}
            </td>
            {figures && (
              <td className="num" data-label={t('diffDifference')}>
                {row.difference}
              </td>
            )}
            {sides && <td data-label={sides.yours}>{row.yours}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
