import type { Problem } from '../api.ts';
import { useTexts } from '../reader.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** "/rows/7/country" is row 7, column country. */
const cellPointer = /^\/rows\/(\d+)(?:\/(.+))?$/;

/** What is wrong with a file, cell by cell: row and column as the file has them, what stands there, what would be right. */
export function RowReport({ problem }: { problem: Problem }) {
  const t = useTexts('desk-accounts');
  const cells = problem.errors.flatMap(({ pointer, value, expected }) => {
    const [, row, column = ''] = cellPointer.exec(pointer) ?? [];
    return row ? [{ pointer, row, column, value: value === undefined ? '' : String(value), expected }] : [];
  });
  const more = Number(problem.facts.errors ?? 0) > cells.length;
  return (
    <>
      <Refusal problem={problem} />
      {cells.length > 0 && (
        <div className="table-scroll row-report">
          <table className="data stack list">
            <caption className="sr">{t('importRows')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('importRow')}</th>
                <th scope="col">{t('importColumn')}</th>
                <th scope="col">{t('importGiven')}</th>
                <th scope="col">{t('importWanted')}</th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ pointer, row, column, value, expected }) => (
                <tr key={`${pointer} ${expected}`}>
                  <th scope="row">{row}</th>
                  <td data-label={t('importColumn')}>
                    <span className="mono">{column}</span>
                  </td>
                  <td data-label={t('importGiven')}>
                    {value === '' ? (
                      <span className="muted">{t('importEmptyCell')}</span>
                    ) : (
                      <span className="mono">{value}</span>
                    )}
                  </td>
                  <td data-label={t('importWanted')}>{expected}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && cells.length > 0 && <Note>{t('importMore')}</Note>}
    </>
  );
}
