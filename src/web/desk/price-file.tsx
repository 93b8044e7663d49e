import type { PriceImportReply } from '../../business/pricing/terms.ts';
import type { Problem } from '../api.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { RowReport } from './row-report.tsx';

const columns =
  'sku unit_price name price_per tier_mode tier_counting from_quantity tier_price tier_discount floor currency';

/** What the file did to the draft, with the way on. */
export function PriceFileDone({ reply, again }: { reply: PriceImportReply; again?: () => void }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const counts = {
    rows: reply.rows,
    added: format.quantity(reply.added),
    changed: format.quantity(reply.changed),
    unchanged: format.quantity(reply.unchanged),
    removed: format.quantity(reply.removed),
  };
  return (
    <section className="next" aria-live="polite">
      <div>
        <p className="strong">{t('fileDoneTitle')}</p>
        <p className="small">{t('fileDone', counts)}</p>
        {reply.notes.map((note) => (
          <p key={note.text} className="small">
            {note.text}
          </p>
        ))}
      </div>
      <div className="next-acts">
        {again && <Button onClick={again}>{t('fileAgain')}</Button>}
        <LinkButton href={catalogueWeb.priceList(reply.list.id)}>{t('fileSeePrices')}</LinkButton>
        <LinkButton kind="primary" href={catalogueWeb.priceList(reply.list.id, { tab: 'difference' })}>
          {t('fileSeeDiff')}
        </LinkButton>
      </div>
    </section>
  );
}

/** Why a file was not taken: cell by cell, or what else was wrong with the request. */
export function PriceFileRefused({ problem }: { problem: Problem }) {
  const t = useTexts('desk-catalogue');
  const others = problem.errors.filter(({ pointer }) => !pointer.startsWith('/rows/'));
  return (
    <>
      <RowReport problem={problem} />
      {others.length > 0 && (
        <ul className="stray">
          {others.map(({ pointer, expected }) => (
            <li key={pointer}>
              <span className="mono">{pointer}</span> {expected}
            </li>
          ))}
        </ul>
      )}
      {problem.type !== 'import_refused' && <Note>{t('fileNothingSaved')}</Note>}
    </>
  );
}

/** What the file must look like, and a list to begin from. */
export function PriceFileColumns({ example }: { example: { readonly id: string; readonly name: string } | null }) {
  const t = useTexts('desk-catalogue');
  return (
    <Panel title={t('listFileColumns')}>
      <div className="stacked">
        <p className="small">{t('listFileColumnsBody')}</p>
        <ul className="columns">
          {columns.split(' ').map((column, index) => (
            <li key={column} className={index < 2 ? 'mono strong' : 'mono'}>
              {column}
            </li>
          ))}
        </ul>
        {example && (
          <p className="small">
            {t('listFileExample')}{' '}
            <a href={catalogueApi.pricesFile(example.id)} download>
              {example.name}
            </a>
          </p>
        )}
      </div>
    </Panel>
  );
}
