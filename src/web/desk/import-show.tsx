import './desk.css';
import './import.css';
import type { ImportDetail } from '../../business/desk/terms/imports.ts';
import { useLiveRefresh } from '../live-refresh.ts';
import { useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Progress } from '../ui/progress.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { importApi, importWeb } from './desk-paths.ts';
import { useImportAct } from './import-act.ts';
import { ImportDecision } from './import-decision.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { ImportReport } from './import-report.tsx';
import { stateTone, useImportWords } from './import-words.ts';
import { RecordState } from './record-state.tsx';

/** One file: how it is read, how far it is, what it would bring or brought, and the way back. */
export default function ImportShow() {
  const t = useTexts('desk-imports');
  const id = useParam('import');
  const { body, problem, again } = useReply<ImportDetail>(importApi.one(id));
  useLiveRefresh([importApi.one(id)], body?.task ? 700 : null);
  if (!body) {
    const back = { href: importWeb.list(), words: t('newBack') };
    return <RecordState title={t('importsTitle')} problem={problem} again={again} back={back} />;
  }
  return <Shown item={body} />;
}

function Shown({ item }: { item: ImportDetail }) {
  const t = useTexts('desk-imports');
  const { format, seller, may } = useReader();
  const words = useImportWords();
  const open = item.state === 'uploaded' || item.state === 'checked';
  const note = [t(`kind_${item.kind}`), item.source, format.instant(item.createdAt, seller.timeZone)];
  return (
    <>
      <PageHead
        title={item.fileName}
        aside={<Badge tone={stateTone(item)}>{words.state(item)}</Badge>}
        note={note.filter(Boolean).join(' · ')}
      >
        <LinkButton href={importWeb.list()}>{t('newBack')}</LinkButton>
      </PageHead>
      {item.task && <Working item={item} />}
      {item.failure && !item.task && <Failure failure={item.failure} />}
      {item.state === 'undone' && item.finishedAt && (
        <Note>{t('undoDone', { when: format.instant(item.finishedAt, seller.timeZone) })}</Note>
      )}
      {item.rows > 0 && <Counted item={item} />}
      {open && !item.task && may('imports.run') && (
        // A mapping that somebody else changed is read anew.
        <ImportMapping key={item.rowVersion} item={item} />
      )}
      {item.rows > 0 && !item.task && <ImportReport item={item} />}
    </>
  );
}

function Counted({ item }: { item: ImportDetail }) {
  const t = useTexts('desk-imports');
  const { format, may } = useReader();
  const kinds = ['new', 'changed', 'unchanged', 'repeated', 'bad'] as const;
  const shown = kinds.filter((kind) => item.counts[kind] > 0 || kind === 'new' || kind === 'bad');
  return (
    <Panel title={item.state === 'checked' ? t('countsTitle') : t('countsDone')}>
      <div className="stacked">
        <Facts
          facts={[
            { label: t('countRows'), value: format.quantity(item.rows), figure: true },
            ...shown.map((kind) => ({
              label: t(`count_${kind}`),
              value: format.quantity(item.counts[kind]),
              figure: true,
            })),
          ]}
        />
        {may('imports.run') && !item.task && <ImportDecision item={item} />}
      </div>
    </Panel>
  );
}

/** How far it is; it may be left and come back to. */
function Working({ item }: { item: ImportDetail }) {
  const t = useTexts('desk-imports');
  const { may } = useReader();
  const { busy, problem, act } = useImportAct(item);
  const task = item.task!;
  const words = {
    reading: t('progressReading'),
    judging: t('progressJudging'),
    writing: task.kind === 'undo' ? t('progressUndoing') : t('progressWriting'),
  };
  const share = task.phase === 'reading' && item.bytes > 0 ? Math.min(1, task.bytes / item.bytes) : null;
  return (
    <Panel title={t('importsState')} hiddenTitle>
      <div className="stacked" aria-live="polite">
        <Progress label={task.phase ? words[task.phase] : t('progressWaiting')} share={share}>
          <span className="small muted">{t('progressLeave')}</span>
        </Progress>
        {problem && <Refusal problem={problem} />}
        {may('imports.run') && (
          <div>
            <Button compact busy={busy || task.stopping} onClick={() => void act('POST', importApi.stop(item.id))}>
              {task.stopping ? t('progressStopping') : t('progressStop')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Failure({ failure }: { failure: NonNullable<ImportDetail['failure']> }) {
  const { type, title, detail, errors } = failure;
  return (
    <Refusal problem={{ type, title, detail, status: 422, errors, facts: {} }}>
      {errors.length > 0 && (
        <ul className="small">
          {errors.slice(0, 20).map(({ pointer, value, expected }) => (
            <li key={`${pointer} ${expected}`}>{[value, expected].filter(Boolean).join(': ')}</li>
          ))}
        </ul>
      )}
    </Refusal>
  );
}
