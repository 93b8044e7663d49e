import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { type AccountField, type AccountValues, useFieldLabels, useShownValue } from './account-form.tsx';

/** What somebody else changed while the form was open: before, theirs, yours, and the way to take theirs. */
export function AccountMeanwhile({
  form,
  before,
  now,
}: {
  readonly form: Pick<FormState<AccountValues>, 'values' | 'set'>;
  readonly before: AccountValues;
  readonly now: AccountValues;
}) {
  const t = useTexts('desk-accounts');
  const labels = useFieldLabels();
  const shown = useShownValue();
  const changed = (Object.keys(now) as AccountField[]).filter((name) => before[name] !== now[name]);
  if (changed.length === 0) return null;
  return (
    <Panel title={t('accountMeanwhile')} flush>
      <p className="small meanwhile-words">{t('accountMeanwhileBody')}</p>
      <table className="data stack diff">
        <caption className="sr">{t('accountMeanwhile')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('diffField')}</th>
            <th scope="col">{t('diffBefore')}</th>
            <th scope="col">{t('accountTheirs')}</th>
            <th scope="col">{t('accountYours')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((name) => {
            const same = form.values[name] === now[name];
            return (
              <tr key={name}>
                <th scope="row">{labels[name]}</th>
                <td data-label={t('diffBefore')}>
                  <del>{shown(name, before[name])}</del>
                </td>
                <td data-label={t('accountTheirs')}>
                  <ins>{shown(name, now[name])}</ins>
                </td>
                <td data-label={t('accountYours')}>
                  {same ? (
                    <span className="muted">{t('accountTaken')}</span>
                  ) : (
                    <span className="yours">
                      {shown(name, form.values[name])}
                      <Button compact onClick={() => form.set(name, now[name])}>
                        {t('accountTake')}
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
