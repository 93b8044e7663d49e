import { type RefObject, useRef, useState } from 'react';
import type { LeadDetail as Lead, LeadAction } from '../../business/leads/terms.ts';
import type { Problem } from '../api.ts';
import { web } from '../paths.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, Keycap } from '../ui/button.tsx';
import { Clock } from '../ui/clock.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { telephone } from '../ui/telephone.ts';
import { useKeys } from '../ui/use-keys.ts';
import { LeadBasket, LeadWhyPrice } from './lead-basket.tsx';
import { type LeadForm, LeadFormPanel } from './lead-forms.tsx';
import { LeadReturned } from './lead-mail.tsx';
import { LeadNext } from './lead-next.tsx';
import { LeadOpportunity } from './lead-opportunity.tsx';
import { LeadReply } from './lead-reply.tsx';
import { LeadConversation, LeadSide } from './lead-side.tsx';
import { minutesSince, promisedMinutes, useDeskWords } from './lead-words.ts';
import { problemIn, workOnLead } from './lead-work.ts';

/** One lead: what to do next, what it is about, why it is whose, and the answer at the foot. */
export function LeadDetail({ lead }: { lead: Lead }) {
  const t = useTexts('desk');
  const [doing, setDoing] = useState<LeadForm | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const allKeys = useRef<HTMLDialogElement>(null);
  const claiming = useClaim(lead);
  const begin = (action: LeadAction) => {
    if (!lead.can.includes(action)) return;
    if (action === 'claim') void claiming.claim();
    else if (action === 'reply') box.current?.focus();
    else setDoing(action);
  };
  useKeys({
    r: () => begin('reply'),
    l: () => begin('call'),
    p: () => begin('pass'),
    e: () => begin('close'),
    c: () => begin('claim'),
    n: () => begin('note'),
    a: () => begin('convert'),
    '?': () => allKeys.current?.showModal(),
    escape: () => setDoing(null),
  });
  const keyWords = useKeyWords();
  const replies = lead.can.includes('reply');
  return (
    <>
      <LeadHead lead={lead} begin={begin} claiming={claiming.busy} />
      {claiming.problem && (
        <Refusal problem={claiming.problem}>
          {claiming.problem.type === 'changed_meanwhile' && !lead.mine && (
            <span className="strong">{t('nowWith', { name: lead.owner.name })}</span>
          )}
        </Refusal>
      )}
      <Over lead={lead} />
      <LeadReturned lead={lead} />
      {lead.next && <LeadNext lead={lead} next={lead.next} begin={begin} busy={claiming.busy ? 'claim' : null} />}
      {doing && <LeadFormPanel key={doing} lead={lead} form={doing} leave={() => setDoing(null)} />}
      <div className="lead-two">
        <div className="stackcol">
          {lead.basket ? (
            <>
              <LeadBasket basket={lead.basket} zone={lead.store.timeZone} />
              <LeadWhyPrice basket={lead.basket} />
            </>
          ) : (
            lead.need !== '' && (
              <section className="panel mini">
                <h3>{t('leadNoBasket')}</h3>
                <p className="words">{lead.need}</p>
              </section>
            )
          )}
          <LeadOpportunity lead={lead} />
          <LeadConversation lead={lead} />
        </div>
        <LeadSide lead={lead} />
      </div>
      {replies ? (
        <LeadReply lead={lead} boxRef={box} begin={begin} keys={keyWords} />
      ) : (
        <Elsewhere lead={lead} begin={begin} />
      )}
      <AllKeys dialogRef={allKeys} />
    </>
  );
}

/** Claiming is one press; of two who press at once, the server says who has it. */
function useClaim(lead: Lead) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const claim = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await workOnLead(lead, 'claim', undefined);
    } catch (cause) {
      setProblem(problemIn(cause));
    } finally {
      setBusy(false);
    }
  };
  return { claim, busy, problem };
}

function LeadHead({ lead, begin, claiming }: { lead: Lead; begin: (action: LeadAction) => void; claiming: boolean }) {
  const t = useTexts('desk');
  const { can, next } = lead;
  return (
    <div className="page-head lead-head">
      <h2 id="lead-name">{lead.company}</h2>
      <LeadState lead={lead} />
      {lead.escalated && <Badge tone="neg">{t('leadEscalated')}</Badge>}
      <div className="end">
        {can.includes('claim') && next?.action !== 'claim' && (
          <Button compact busy={claiming} onClick={() => begin('claim')}>
            {t('leadClaim')}
          </Button>
        )}
        {can.includes('pass') && (
          <Button compact onClick={() => begin('pass')}>
            {t('leadPass')}
          </Button>
        )}
        {can.includes('close') && (
          <Button compact onClick={() => begin('close')}>
            {t('leadClose')}
          </Button>
        )}
        {can.includes('reopen') && (
          <Button compact onClick={() => begin('reopen')}>
            {t('leadReopen')}
          </Button>
        )}
      </div>
      <WhoLine lead={lead} />
    </div>
  );
}

function WhoLine({ lead }: { lead: Lead }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  const { contact, store } = lead;
  const time = words.at(lead.openedAt, store.timeZone);
  const parts = [
    contact.title ? `${contact.name}, ${contact.title}` : contact.name,
    contact.phone && (
      <a key="phone" className="num" href={telephone(contact.phone)}>
        {contact.phone}
      </a>
    ),
    <span key="number" className="nowrap">
      {lead.number}
    </span>,
    lead.source === 'repeat_buyer'
      ? t('leadCameRepeat', { time })
      : t(lead.source === 'mail' ? 'leadCameMail' : 'leadCameTalk', { time }),
    !lead.mine && t('inboxWith', { name: lead.owner.name }),
  ].filter((part) => part !== null && part !== false);
  return (
    <p className="who-line">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line in a fixed order
        <span key={index}>{part}</span>
      ))}
    </p>
  );
}

/** The clock with the time promised; once answered, how long they have been silent. */
function LeadState({ lead }: { lead: Lead }) {
  const t = useTexts('desk');
  const format = useFormat();
  const words = useDeskWords();
  const { answerBy } = lead.clock;
  if (answerBy) {
    return (
      <span className="small">
        <Clock
          due={answerBy}
          promised={promisedMinutes(lead.clock)}
          before={t('leadAnswerBy', { time: words.by(answerBy, lead.store.timeZone) })}
          long
        />
      </span>
    );
  }
  if (lead.waitingSince) {
    const duration = format.duration(minutesSince(lead.waitingSince));
    return <Badge tone="acc">{t('leadWaitsSince', { duration })}</Badge>;
  }
  return <Badge tone={overTone(lead)}>{words.outcome(lead.outcome)}</Badge>;
}

function overTone(lead: Lead): Tone {
  return lead.outcome === 'won' || lead.status === 'converted' ? 'pos' : undefined;
}

/** How it ended, and what came of it. */
function Over({ lead }: { lead: Lead }) {
  const t = useTexts('desk');
  if (lead.status !== 'closed' && lead.status !== 'converted') return null;
  const sentences = [
    lead.status === 'converted' && t('leadNowCustomer', { company: lead.company }),
    lead.orderNumber && t('leadOverBy', { number: lead.orderNumber }),
    lead.closeReason && t('leadOverReason', { reason: lead.closeReason }),
  ].filter(Boolean);
  const account = lead.status === 'converted' && lead.account;
  if (sentences.length === 0 && !account) return null;
  return (
    <Note actions={account && <Anchor href={web.desk.account(account.id)}>{t('leadOpenAccount')}</Anchor>}>
      {sentences.join(' ')}
    </Note>
  );
}

/** Somebody else answers, or the lead is over: notes only. */
function Elsewhere({ lead, begin }: { lead: Lead; begin: (action: LeadAction) => void }) {
  const t = useTexts('desk');
  if (!lead.can.includes('note')) return null;
  const over = lead.status === 'closed' || lead.status === 'converted';
  return (
    <div className="dock elsewhere">
      {!over && <p className="small muted">{t('leadWithOther', { name: lead.owner.name })}</p>}
      <Button keys="N" onClick={() => begin('note')}>
        {t('leadNote')}
      </Button>
    </div>
  );
}

function useKeyWords() {
  const t = useTexts('desk');
  return [
    { keys: ['J', 'K'], does: t('keyNext') },
    { keys: ['R'], does: t('keyReply') },
    { keys: ['L'], does: t('keyCall') },
    { keys: ['P'], does: t('keyPass') },
    { keys: ['E'], does: t('keyClose') },
    { keys: ['C'], does: t('keyClaim') },
    { keys: ['?'], does: t('keyAll') },
  ];
}

function AllKeys({ dialogRef }: { dialogRef: RefObject<HTMLDialogElement | null> }) {
  const t = useTexts('desk');
  const rows = [
    ...useKeyWords(),
    { keys: ['N'], does: t('keyNote') },
    { keys: ['A'], does: t('keyCustomer') },
    { keys: ['Ctrl', '↵'], does: t('keySend') },
    { keys: ['Esc'], does: t('keyEscape') },
  ];
  return (
    <Dialog dialogRef={dialogRef} title={t('keysTitle')}>
      <dl className="all-keys">
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <Keycap key={key}>{key}</Keycap>
              ))}
              <span className="sr">{keys.join(' ')}</span>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
