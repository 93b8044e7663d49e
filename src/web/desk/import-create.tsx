import './desk.css';
import { useState } from 'react';
import type { ImportDetail, ImportKindName } from '../../business/desk/terms/imports.ts';
import { navigate, useSearch } from '../place.ts';
import { queryClient } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { RadioField } from '../ui/choice-fields.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { deskApi, importApi, importWeb } from './desk-paths.ts';

const kinds = ['accounts', 'order_history'] as const;

/** A file is sent; how it is read and what it would bring is asked on its own page. */
export default function ImportCreate() {
  const t = useTexts('desk-imports');
  const { may } = useReader();
  const { search } = useSearch();
  const [kind, setKind] = useState<ImportKindName>(kinds.find((known) => known === search.get('kind')) ?? 'accounts');
  return (
    <>
      <PageHead title={t('newTitle')}>
        <LinkButton href={importWeb.list()}>{t('newBack')}</LinkButton>
      </PageHead>
      <div className="two">
        <div>
          <Panel title={t('newFile')} hiddenTitle>
            <div className="stacked">
              <RadioField
                label={t('newKind')}
                value={kind}
                onChange={(value) => setKind(value as ImportKindName)}
                options={kinds.map((value) => ({ value, label: t(`kind_${value}`), hint: t(`kindHint_${value}`) }))}
              />
              <FileDrop<ImportDetail>
                label={t('newFile')}
                hint={t('newHint')}
                path={importApi.imports({ kind })}
                kinds={['csv', 'txt']}
                mostMegabytes={200}
                refused={(problem) => (
                  <Refusal problem={problem}>
                    {problem.type === 'import_known' && (
                      <LinkButton compact href={importWeb.show(String(problem.facts.import))}>
                        {String(problem.facts.file)}
                      </LinkButton>
                    )}
                  </Refusal>
                )}
                done={(made) => {
                  void queryClient.invalidateQueries({ queryKey: [importApi.imports()] });
                  navigate(importWeb.show(made.id));
                }}
              />
            </div>
          </Panel>
        </div>
        <div>
          <Panel title={t('newAbout')}>
            <ol className="steps small">
              <li>{t('newStepMap')}</li>
              <li>{t('newStepCheck')}</li>
              <li>{t('newStepRun')}</li>
            </ol>
            {may('accounts.export') && (
              <p className="small">
                {t('newTemplate')}{' '}
                <a href={deskApi.accountsFile()} download>
                  {t('newExport')}
                </a>
              </p>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}
