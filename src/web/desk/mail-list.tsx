import './desk.css';
import './operations.css';
import type { MailItem, MailList as MailReply } from '../../business/desk/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { settingsApi, settingsWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { mailStateOf, recipientOf, type ShownMailState } from './mail-words.ts';

const tones: Readonly<Record<ShownMailState, Tone>> = {
  sent: 'pos',
  failed: 'neg',
  kept: 'warn',
  retrying: 'warn',
  queued: undefined,
};

export function MailStateBadge({ mail }: { mail: MailItem }) {
  const t = useTexts('desk-operations');
  const state = mailStateOf(mail);
  return <Badge tone={tones[state]}>{t(`mailState_${state}`)}</Badge>;
}

function Recipient({ recipient }: { recipient: string }) {
  const { name, address } = recipientOf(recipient);
  return (
    <span className="breaks">
      {name} <small className={name ? 'block muted' : undefined}>{address}</small>
    </span>
  );
}

/** The outbox: every mail that was written, sent or not, newest first. */
export default function MailList() {
  const t = useTexts('desk-operations');
  const { format } = useReader();
  const list = useList<MailItem, MailReply>(useListPath(settingsApi.mails(), ['q', 'state']));
  const columns = useColumns();
  const leaves = list.first?.mailServer ?? true;
  const states = leaves ? (['queued', 'sent', 'failed'] as const) : (['kept', 'sent', 'failed'] as const);
  return (
    <>
      <PageHead title={t('mailsTitle')} count={list.total === null ? undefined : format.quantity(list.total)} />
      {!leaves && <Note tone="warn">{t('mailsNoServer')}</Note>}
      <ListPanel
        title={t('mailsTitle')}
        search={t('mailsSearch')}
        order={t('mailsNewest')}
        names={['state']}
        filters={
          <ChipFilter
            label={t('mailState')}
            name="state"
            chips={[
              { value: 'all', label: t('all') },
              ...states.map((state) => ({ value: state, label: t(`mailState_${state}`) })),
            ]}
          />
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('mailsTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.subject}
            rowHref={(row) => settingsWeb.mail(row.id)}
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            problem={list.problem}
            again={list.again}
            empty={emptyOr(<EmptyState title={t('mailsEmpty')}>{t('mailsEmptyBody')}</EmptyState>)}
          />
        )}
      </ListPanel>
    </>
  );
}

function useColumns(): Column<MailItem>[] {
  const t = useTexts('desk-operations');
  const { format, seller } = useReader();
  const instant = (at: string) => <span className="nowrap">{format.instant(at, seller.timeZone)}</span>;
  return [
    { key: 'subject', label: t('mailSubject'), cell: (row) => row.subject },
    { key: 'recipient', label: t('mailRecipient'), cell: (row) => <Recipient recipient={row.recipient} /> },
    {
      key: 'state',
      label: t('mailState'),
      cell: (row) => (
        <span>
          <MailStateBadge mail={row} />
          {row.failure && <small className="block muted failure">{row.failure}</small>}
        </span>
      ),
    },
    { key: 'written', label: t('mailWritten'), cell: (row) => instant(row.createdAt) },
    { key: 'sent', label: t('mailSentAt'), cell: (row) => row.sentAt && instant(row.sentAt) },
    { key: 'attempts', label: t('mailAttempts'), figure: true, cell: (row) => format.quantity(row.attempts) },
  ];
}
