import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import type { ImportReply } from '../../business/catalog/terms.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { forgetCatalogue } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { RowReport } from './row-report.tsx';

/** The whole catalogue out to a file, and changes to it back in: one wrong cell and nothing is saved. */
export default function CatalogueImport() {
  const t = useTexts('desk-products');
  const { may } = useReader();
  const [reply, setReply] = useState<ImportReply | null>(null);
  return (
    <>
      <PageHead title={t('catalogueFileTitle')}>
        <LinkButton href={catalogueWeb.products()}>{t('productBack')}</LinkButton>
      </PageHead>
      {reply ? (
        <Done reply={reply} again={() => setReply(null)} />
      ) : (
        <div className="two">
          <div>
            {may('catalog.change') && (
              <Panel title={t('catalogueFileTitle')} hiddenTitle>
                <FileDrop<ImportReply>
                  label={t('catalogueFileTitle')}
                  hint={t('catalogueFileHint')}
                  path={catalogueApi.catalogueImports()}
                  kinds={['csv', 'txt']}
                  mostMegabytes={32}
                  refused={(problem) => <RowReport problem={problem} />}
                  done={(done) => {
                    forgetCatalogue();
                    setReply(done);
                  }}
                />
              </Panel>
            )}
          </div>
          <div>
            <Panel title={t('catalogueFileExport')}>
              <div className="stacked">
                <p className="small">{t('catalogueFileExportBody')}</p>
                <LinkButton href={catalogueApi.catalogueFile()}>{t('catalogueFileExport')}</LinkButton>
              </div>
            </Panel>
          </div>
        </div>
      )}
    </>
  );
}

function Done({ reply, again }: { reply: ImportReply; again: () => void }) {
  const t = useTexts('desk-products', 'desk-catalogue');
  const format = useFormat();
  return (
    <section className="next" role="status">
      <p className="strong">
        {t('catalogueFileDone', {
          rows: reply.rows,
          created: format.quantity(reply.created),
          changed: format.quantity(reply.changed),
          unchanged: format.quantity(reply.unchanged),
        })}
      </p>
      <div className="next-acts">
        <Button onClick={again}>{t('fileAgain')}</Button>
        <LinkButton kind="primary" href={catalogueWeb.products()}>
          {t('catalogueFileSee')}
        </LinkButton>
      </div>
    </section>
  );
}
