import type { ImportDetail } from '../../business/desk/terms/imports.ts';
import type { Problem } from '../api.ts';
import { navigate } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { importApi, importWeb } from './desk-paths.ts';
import { useImportAct } from './import-act.ts';

/** What can be decided: write all or all but the bad rows, give the file up, undo. */
export function ImportDecision({ item }: { item: ImportDetail }) {
  const t = useTexts('desk-imports');
  const { busy, problem, act } = useImportAct(item);
  const { counts } = item;
  const fresh = counts.new + counts.changed;
  if (item.state === 'done')
    return (
      <>
        <p className="small muted">{t('undoBody')}</p>
        {problem && <InUse problem={problem} />}
        <div>
          <Button busy={busy} onClick={() => void act('POST', importApi.undo(item.id))}>
            {t('undoRun')}
          </Button>
        </div>
      </>
    );
  if (item.state !== 'checked') return null;
  const run = (leaveOutBadRows: boolean) => void act('POST', importApi.run(item.id), { leaveOutBadRows });
  const giveUp = async () => {
    if (await act('DELETE', importApi.one(item.id))) navigate(importWeb.list());
  };
  return (
    <>
      {counts.bad > 0 && <Note tone="warn">{t('runBad', { bad: counts.bad })}</Note>}
      {fresh === 0 && counts.bad === 0 && <Note>{t('runNothing')}</Note>}
      {problem && <Refusal problem={problem} />}
      <div className="form-acts">
        <Button onClick={() => void giveUp()}>{t('runDelete')}</Button>
        {fresh > 0 && counts.bad === 0 && (
          <Button kind="primary" busy={busy} onClick={() => run(false)}>
            {t('runAll', { rows: fresh + counts.repeated })}
          </Button>
        )}
        {fresh > 0 && counts.bad > 0 && (
          <Button kind="primary" busy={busy} onClick={() => run(true)}>
            {t('runWithout')}
          </Button>
        )}
      </div>
    </>
  );
}

const account = /^\/accounts\/(.+)$/;

/** Everything that depends on the import, one by one. */
function InUse({ problem }: { problem: Problem }) {
  const t = useTexts('desk-imports');
  return (
    <>
      <Refusal problem={problem} />
      {problem.errors.length > 0 && (
        <div className="table-scroll">
          <table className="data stack list">
            <caption className="sr">{t('dependents')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('dependents')}</th>
                <th scope="col">{t('dependentWhat')}</th>
              </tr>
            </thead>
            <tbody>
              {problem.errors.map(({ pointer, value, expected }) => (
                <tr key={`${pointer} ${expected}`}>
                  <th scope="row">{[account.exec(pointer)?.[1], value].filter(Boolean).join(' · ')}</th>
                  <td data-label={t('dependentWhat')}>{t('problemRow', { expected })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
