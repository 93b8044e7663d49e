import './desk.css';
import { useState } from 'react';
import type { ImportReport } from '../../business/accounts/terms/companies.ts';
import { deskApi, deskWeb } from '../paths.ts';
import { queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { importColumns, neededColumns } from './account-columns.ts';
import { RowReport } from './row-report.tsx';

/** Companies from a file: one wrong cell and nothing is saved, and every wrong cell is named. */
export default function AccountImport() {
  const t = useTexts('desk-accounts');
  const { may } = useReader();
  const [report, setReport] = useState<ImportReport | null>(null);
  return (
    <>
      <PageHead title={t('importTitle')}>
        <LinkButton href={deskWeb.accounts()}>{t('accountsBack')}</LinkButton>
      </PageHead>
      <div className="two">
        <div>
          <Panel title={t('importFile')} hiddenTitle>
            {report ? (
              <Done report={report} again={() => setReport(null)} />
            ) : (
              <div className="stacked">
                <FileDrop<ImportReport>
                  label={t('importFile')}
                  hint={t('importHint')}
                  path={deskApi.accountImports()}
                  kinds={['csv', 'txt']}
                  mostMegabytes={200}
                  refused={(problem) => <RowReport problem={problem} />}
                  done={(saved) => {
                    setReport(saved);
                    void queryClient.invalidateQueries();
                  }}
                />
              </div>
            )}
          </Panel>
        </div>
        <div>
          <Panel title={t('importColumns')}>
            <p className="small">{t('importColumnsBody')}</p>
            <ul className="columns">
              {importColumns.map((column, index) => (
                <li key={column} className={index < neededColumns ? 'mono strong' : 'mono'}>
                  {column}
                </li>
              ))}
            </ul>
            {may('accounts.export') && (
              <p className="small">
                {t('importTemplate')}{' '}
                <a href={deskApi.accountsFile()} download>
                  {t('importExport')}
                </a>
              </p>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}

function Done({ report, again }: { report: ImportReport; again: () => void }) {
  const t = useTexts('desk-accounts');
  const format = useFormat();
  return (
    <Note
      live
      actions={
        <>
          <Button compact onClick={again}>
            {t('importAgain')}
          </Button>
          <LinkButton compact href={deskWeb.accounts({ sort: '-created' })}>
            {t('importSee')}
          </LinkButton>
        </>
      }
    >
      {t('importDone', {
        rows: report.rows,
        opened: format.quantity(report.opened),
        changed: format.quantity(report.changed),
      })}
    </Note>
  );
}
