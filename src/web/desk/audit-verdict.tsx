import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { settingsApi } from './desk-paths.ts';

type Verdict = {
  readonly segments: number;
  readonly entries: number;
  readonly brokenSegment: number | null;
  readonly checkedAt: string;
};

/** Whether the trail is as it was written, recomputed when the page opens and when asked. */
export function AuditVerdict() {
  const t = useTexts('desk-operations');
  const { format, seller } = useReader();
  const { body, problem, again } = useReply<Verdict>(settingsApi.auditVerdict());
  if (problem) return <Refusal problem={problem} again={again} />;
  if (!body) return <p className="small muted">{t('auditChecking')}</p>;
  const at = format.instant(body.checkedAt, seller.timeZone);
  return (
    <Note
      tone={body.brokenSegment === null ? undefined : 'neg'}
      actions={
        <Button compact onClick={() => void again()}>
          {t('auditCheckAgain')}
        </Button>
      }
    >
      {body.brokenSegment !== null
        ? t('auditBroken', { segment: format.quantity(body.brokenSegment), at })
        : body.segments === 0
          ? t('auditNoSegments', { at })
          : t('auditHolds', { entries: format.quantity(body.entries), segments: body.segments, at })}
    </Note>
  );
}
