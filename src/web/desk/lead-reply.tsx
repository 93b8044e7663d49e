import type { RefObject } from 'react';
import type { LeadDetail } from '../../business/leads/terms.ts';
import { locales } from '../../texts/languages.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { useForm } from '../ui/form-state.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ReplyBox } from '../ui/reply-box.tsx';
import { useToast } from '../ui/toast.tsx';
import type { LeadForm } from './lead-forms.tsx';
import { LeadTemplates } from './lead-templates.tsx';
import { workOnLead } from './lead-work.ts';

/** What is written to the customer, at the foot of the lead; it survives leaving the lead. Ctrl and Enter send. */
export function LeadReply({
  lead,
  boxRef,
  begin,
  keys,
}: {
  readonly lead: LeadDetail;
  readonly boxRef: RefObject<HTMLTextAreaElement | null>;
  readonly begin: (form: LeadForm) => void;
  readonly keys: Parameters<typeof ReplyBox>[0]['keys'];
}) {
  const t = useTexts('desk');
  const { language } = useReader();
  const toast = useToast();
  const { name } = lead.contact;
  const form = useForm({
    draft: `lead-reply-${lead.id}`,
    initial: { body: '' },
    checks: { body: (body) => (body.trim() ? null : t('leadReplyEmpty')) },
    send: (values, key) => workOnLead(lead, 'reply', { body: values.body }, key),
    done: () => {
      form.discard();
      toast({ text: t('leadSent', { name }) });
    },
  });
  const field = form.field('body');
  const theirs = new Intl.DisplayNames(locales[language], { type: 'language' }).of(lead.contact.language);
  return (
    <form
      ref={form.ref}
      className="dock"
      aria-label={t('leadReplyTo', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.submit();
        if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) event.target.blur();
      }}
    >
      {form.problem && (
        <div className="summary" tabIndex={-1}>
          <Refusal problem={form.problem} />
        </div>
      )}
      <ReplyBox
        label={t('leadReplyToMail', { name, email: lead.contact.email })}
        boxRef={boxRef}
        value={field.value}
        onChange={field.onChange}
        error={field.error}
        keys={keys ?? []}
        actions={
          <>
            <Button keys="N" onClick={() => begin('note')}>
              {t('leadNote')}
            </Button>
            {lead.can.includes('convert') && (
              <Button keys="A" onClick={() => begin('convert')}>
                {t('leadMakeCustomer')}
              </Button>
            )}
            <LeadTemplates
              lead={lead}
              insert={(words) => field.onChange(field.value ? `${field.value}\n\n${words}` : words)}
            />
            {lead.contact.language !== language && theirs && (
              <span className="tiny muted">{t('leadReplyLanguage', { name, language: theirs })}</span>
            )}
            <Button type="submit" kind="primary" className="end" keys="R" busy={form.busy}>
              {t('leadSend')}
            </Button>
          </>
        }
      />
    </form>
  );
}
