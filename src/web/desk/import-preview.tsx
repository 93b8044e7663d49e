import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportDetail, ImportMapping, ImportPreview as Preview } from '../../business/desk/terms/imports.ts';
import { send } from '../api.ts';
import { problemOf } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { importApi } from './desk-paths.ts';
import { useImportWords } from './import-words.ts';

/** The value as it stands once nobody has typed for a moment. */
function useSettled<T>(value: T, after: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}

/** The first rows as they would come in by the mapping on the screen; what is wrong with a row stands under it. */
export function ImportPreview({ item, mapping }: { item: ImportDetail; mapping: ImportMapping }) {
  const t = useTexts('desk-imports');
  const wanted = useSettled(mapping, 300);
  const path = importApi.preview(item.id);
  const { data, error } = useQuery({
    queryKey: [path, wanted],
    queryFn: () => send<Preview>('POST', path, { mapping: wanted }),
    placeholderData: (before) => before,
  });
  const problem = problemOf(error);
  return (
    <Panel title={t('previewTitle')} flush>
      {data && !problem ? (
        <PreviewTable preview={data} />
      ) : (
        <div className="table-note">{problem ? <p className="small">{problem.detail}</p> : <Skeleton lines={5} />}</div>
      )}
    </Panel>
  );
}

function PreviewTable({ preview }: { preview: Preview }) {
  const t = useTexts('desk-imports');
  const words = useImportWords();
  if (preview.fields.length === 0) return <p className="table-note small">{t('previewEmpty')}</p>;
  const wrongIn = (row: Preview['rows'][number], field: string) =>
    row.problems.filter((problem) => problem.field === field);
  return (
    <div className="table-scroll">
      <table className="data stack list import-preview">
        <caption className="sr">{t('previewTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('previewRow')}</th>
            {preview.fields.map((field) => (
              <th key={field} scope="col">
                {words.field(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.row}>
              <th scope="row">{row.row}</th>
              {preview.fields.map((field, place) => (
                <td key={field} data-label={words.field(field)}>
                  {row.values[place]}
                  {wrongIn(row, field).map(({ value, expected }) => (
                    <span key={expected} className="error">
                      {value && !row.values[place] ? `${value}: ${expected}` : expected}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
