import type { FilledTemplates } from '../../business/leads/terms/mail.ts';
import type { LeadDetail } from '../../business/leads/terms.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { inboxApi } from './desk-paths.ts';

/** Puts the words of a template into the reply, filled in for this lead; the buyer's language stands first. */
export function LeadTemplates({ lead, insert }: { lead: LeadDetail; insert: (words: string) => void }) {
  const t = useTexts('desk', 'desk-inbox');
  const { body } = useReply<FilledTemplates>(inboxApi.templatesOfLead(lead.id));
  if (!body || body.items.length === 0) return null;
  return (
    <select
      className="input compact"
      aria-label={t('templateInsert')}
      value=""
      onChange={(event) => {
        const chosen = body.items.find(({ id }) => id === event.target.value);
        if (chosen) insert(chosen.body);
      }}
    >
      <option value="">{t('templateInsert')}</option>
      {body.items.map(({ id, name, language }) => (
        <option key={id} value={id}>
          {language === lead.contact.language ? name : `${name} (${language})`}
        </option>
      ))}
    </select>
  );
}
