import './desk.css';
import './operations.css';
import type { MailDetail } from '../../business/desk/terms.ts';
import { useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { settingsApi, settingsWeb } from './desk-paths.ts';
import { MailStateBadge } from './mail-list.tsx';
import { mailStateOf, recipientOf } from './mail-words.ts';
import { OperationRetry } from './operation-retry.tsx';
import { RecordState } from './record-state.tsx';

/** One mail as it was or will be sent, and what became of it. */
export default function MailShow() {
  const t = useTexts('desk-operations');
  const { body, problem, again } = useReply<MailDetail>(settingsApi.mail(useParam('mail')));
  if (!body) {
    const back = { href: settingsWeb.mails(), words: t('mailsBack') };
    return <RecordState title={t('mailOne')} problem={problem} again={again} back={back} />;
  }
  return <Shown mail={body} />;
}

function Shown({ mail }: { mail: MailDetail }) {
  const t = useTexts('desk-operations');
  const { may } = useReader();
  return (
    <>
      <PageHead title={mail.subject} aside={<MailStateBadge mail={mail} />} note={recipientOf(mail.recipient).address}>
        <LinkButton href={settingsWeb.mails()}>{t('mailsBack')}</LinkButton>
        {mail.state === 'failed' && may('mail.retry') && (
          <OperationRetry
            path={settingsApi.mailRetry(mail.id)}
            refresh={settingsApi.mails()}
            label={t('mailRetry')}
            done={t('mailRetried')}
          />
        )}
      </PageHead>
      <Trouble mail={mail} />
      <div className="mail-parts">
        <div className="stackcol">
          <Panel title={t('mailText')}>
            <p className="mail-text">{mail.text}</p>
          </Panel>
          <Panel title={t('mailHtml')} note={t('mailHtmlNote')}>
            <iframe className="mail-html" title={t('mailHtml')} sandbox="" srcDoc={withoutStyles(mail.html)} />
          </Panel>
        </div>
        <Delivery mail={mail} />
      </div>
    </>
  );
}

/** The page's rules for content forbid styles written into elements; the mail is shown without them. */
function withoutStyles(html: string): string {
  return html.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, '').replace(/<style[\s\S]*?<\/style>/gi, '');
}

/** Why the mail has not arrived, where it has not. */
function Trouble({ mail }: { mail: MailDetail }) {
  const t = useTexts('desk-operations');
  const state = mailStateOf(mail);
  if (state === 'kept') return <Note tone="warn">{t('mailKeptHere')}</Note>;
  if (state !== 'failed' && state !== 'retrying') return null;
  return (
    <Note tone={state === 'failed' ? 'neg' : 'warn'}>
      {state === 'failed' ? t('mailGivenUp', { count: mail.attempts }) : t('mailLastTry')}{' '}
      {mail.failure && <span className="mono breaks">{mail.failure}</span>}
    </Note>
  );
}

function Delivery({ mail }: { mail: MailDetail }) {
  const t = useTexts('desk-operations');
  const { format, seller } = useReader();
  const { name, address } = recipientOf(mail.recipient);
  const attached = mail.attachments.map(({ fileId, name }) => (
    <span key={fileId} className="block">
      {name}
    </span>
  ));
  return (
    <Panel title={t('mailFacts')}>
      <Facts
        facts={[
          { label: t('mailRecipient'), value: [name, address].filter(Boolean).join(', ') },
          { label: t('mailWritten'), value: format.instant(mail.createdAt, seller.timeZone) },
          ...(mail.sentAt ? [{ label: t('mailSentAt'), value: format.instant(mail.sentAt, seller.timeZone) }] : []),
          { label: t('mailAttempts'), value: format.quantity(mail.attempts), figure: true },
          { label: t('mailAttachments'), value: attached.length > 0 ? attached : t('mailNoAttachments') },
        ]}
      />
    </Panel>
  );
}
