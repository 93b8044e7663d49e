import { useState } from 'react';
import type { HistoryEntry, LeadDetail, LeadItem } from '../../business/leads/terms.ts';
import { newIdempotencyKey, type Problem, send } from '../api.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { inboxApi } from './desk-paths.ts';
import { problemIn, refreshLead } from './lead-work.ts';

/** What came with a message by mail: its attachments, and for an unverified one the way to take it over. */
export function LeadMail({ lead, entry }: { lead: LeadDetail; entry: HistoryEntry }) {
  const t = useTexts('desk', 'desk-inbox');
  const format = useFormat();
  if (entry.mailId === undefined) return null;
  const attachments = entry.attachments ?? [];
  return (
    <>
      {attachments.length > 0 && (
        <ul className="small" aria-label={t('attachments')}>
          {attachments.map(({ id, name, size, refused }) => (
            <li key={id}>
              {refused === null ? (
                <a href={inboxApi.attachment(lead.id, id)} download>
                  {name} ({format.quantity(Math.max(1, Math.round(size / 1024)))} KB)
                </a>
              ) : (
                <span className="muted">{t(`attachmentRefused_${refused}`, { name })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {entry.kind === 'unverified' && <Accept lead={lead} mailId={entry.mailId} />}
    </>
  );
}

function Accept({ lead, mailId }: { lead: LeadDetail; mailId: string }) {
  const t = useTexts('desk', 'desk-inbox');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const accept = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await send<LeadItem>('POST', inboxApi.mailAccept(lead.id, mailId), undefined, {
        idempotencyKey: newIdempotencyKey(),
        ifMatch: `"${lead.rowVersion}"`,
      });
    } catch (cause) {
      setProblem(problemIn(cause));
    } finally {
      setBusy(false);
      await refreshLead(lead.id);
    }
  };
  return (
    <>
      <p className="tiny muted">{t('mailUnverifiedBody')}</p>
      <Button compact busy={busy} onClick={() => void accept()}>
        {t('mailAccept')}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}

/** Mail to the buyer comes back: the next one would too. */
export function LeadReturned({ lead }: { lead: LeadDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const { email, returned } = lead.contact;
  return returned === null ? null : <Note>{t('mailReturned', { email, reason: returned })}</Note>;
}
