import { type ChangeEvent, useRef, useState } from 'react';
import type { Problem } from '../api.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';

type Props = {
  readonly open: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onReplace: (pasted: string) => void;
};

/** A list of SKU and quantity, pasted or from a file; what is wrong is answered row by row. */
export function BasketPaste({ open, busy, problem, onReplace }: Props) {
  const t = useTexts('store', 'buying');
  const file = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [missing, setMissing] = useState(false);
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    if (chosen) setPasted(await chosen.text());
    event.target.value = '';
  };
  const replace = () => {
    setMissing(pasted.trim() === '');
    if (pasted.trim() !== '') onReplace(pasted);
  };
  return (
    <Panel title={t('pasteTitle')} hiddenTitle>
      <details open={open || problem !== null}>
        <summary>{t('pasteTitle')}</summary>
        <div className="form paste">
          <TextArea
            label={t('pasteLabel')}
            hint={t('pasteHint')}
            error={missing ? t('pasteEmpty') : null}
            rows={6}
            spellCheck={false}
            value={pasted}
            onChange={(text) => {
              setPasted(text);
              setMissing(false);
            }}
          />
          {problem && <PasteRefusal problem={problem} pasted={pasted} />}
          <div className="form-acts">
            <input
              ref={file}
              type="file"
              accept=".csv,.txt,.tsv"
              className="sr"
              tabIndex={-1}
              aria-label={t('pasteFile')}
              onChange={(event) => void read(event)}
            />
            <Button onClick={() => file.current?.click()}>{t('pasteFile')}</Button>
            <Button kind="primary" busy={busy} onClick={replace}>
              {t('pasteAction')}
            </Button>
          </div>
        </div>
      </details>
    </Panel>
  );
}

/** The rows that were wrong, as they stand in the list, and what each should have been. */
function PasteRefusal({ problem, pasted }: { problem: Problem; pasted: string }) {
  const t = useTexts('store', 'buying');
  const given = pasted.split(/\r\n|\r|\n/);
  const rows = problem.errors.flatMap(({ pointer, value, expected }) => {
    const row = Number(/^\/rows\/(\d+)/.exec(pointer)?.[1]);
    return Number.isNaN(row) ? [] : [{ pointer, row, value: given[row - 1] ?? String(value ?? ''), expected }];
  });
  return (
    <>
      <Refusal problem={problem} />
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="data paste-rows">
            <caption className="sr">{t('pasteWrong')}</caption>
            <thead>
              <tr>
                <th scope="col" className="num">
                  {t('pasteRow')}
                </th>
                <th scope="col">{t('pasteGiven')}</th>
                <th scope="col">{t('pasteWanted')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ pointer, row, value, expected }) => (
                <tr key={pointer}>
                  <td className="num">{row}</td>
                  <td className="mono">{value}</td>
                  <td>{expected}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
