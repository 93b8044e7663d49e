import type { HistoryEntry, LeadDetail } from '../../business/leads/terms.ts';
import { web } from '../paths.ts';
import { useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { useCountryName } from '../ui/country-field.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { useAccountWords } from './account-words.ts';
import { LeadMail } from './lead-mail.tsx';
import { useDeskWords } from './lead-words.ts';

/** Why it is whose it is, what the company is, what happened so far. */
export function LeadSide({ lead }: { lead: LeadDetail }) {
  const t = useTexts('desk');
  const countryName = useCountryName();
  const { why } = lead;
  return (
    <aside className="stackcol" aria-label={t('leadHistory')}>
      <section className="panel mini" aria-labelledby="lead-why">
        <h3 id="lead-why">{lead.mine ? t('leadWhyYou') : t('leadWhyWho', { name: lead.owner.name })}</h3>
        <p>
          {t(`leadWhy_${why.rule}`, {
            person: why.facts.person ?? lead.owner.name,
            company: why.facts.company ?? lead.company,
            absent: why.facts.absent ?? '',
            team: why.facts.team ?? '',
            region: why.facts.country
              ? [countryName(String(why.facts.country)), why.facts.postalPrefix].filter(Boolean).join(' ')
              : '',
          })}
        </p>
      </section>
      {lead.account && <Company account={lead.account} />}
      <History lead={lead} />
    </aside>
  );
}

function Company({ account }: { account: NonNullable<LeadDetail['account']> }) {
  const t = useTexts('desk');
  const countryName = useCountryName();
  const words = useAccountWords();
  const facts: Fact[] = [
    { label: t('leadNumber'), value: account.number, figure: true },
    { label: t('leadStatus'), value: words.statusText(account.status) },
    { label: t('leadCountry'), value: countryName(account.country) },
    ...(account.industry ? [{ label: t('leadIndustry'), value: account.industry }] : []),
    ...(account.segment ? [{ label: t('leadSegment'), value: account.segment }] : []),
    ...(account.domain ? [{ label: t('leadDomain'), value: account.domain }] : []),
  ];
  return (
    <section className="panel mini" aria-labelledby="lead-company">
      <h3 id="lead-company">{t('leadCompany')}</h3>
      <Facts facts={facts} />
      <Anchor className="small line-link" href={web.desk.account(account.id)}>
        {t('leadOpenAccount')}
      </Anchor>
    </section>
  );
}

function History({ lead }: { lead: LeadDetail }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  const say = useHistoryWords();
  return (
    <section className="panel mini" aria-labelledby="lead-history">
      <h3 id="lead-history">{t('leadHistory')}</h3>
      {lead.history.length === 0 && <p className="muted">{t('leadNoHistory')}</p>}
      <ol className="hist">
        {lead.history.map((entry) => (
          <li key={`${entry.at} ${entry.kind} ${entry.text ?? ''}`}>
            <time dateTime={entry.at}>{words.brief(entry.at, lead.store.timeZone)}</time>
            <span>{say(entry)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One entry in one line; what was written stands in the conversation. */
function useHistoryWords(): (entry: HistoryEntry) => string {
  const t = useTexts('desk');
  const { outcome } = useDeskWords();
  return ({ kind, person, facts }) => {
    const who = person ?? t('leadSomebody');
    const named = typeof facts.person === 'string' ? facts.person : '';
    const ended = facts.outcome;
    const outcomeText =
      ended === 'reached' || ended === 'not_reached' || ended === 'left_message'
        ? t(`call_${ended}`)
        : ended === 'won' || ended === 'lost' || ended === 'spam' || ended === 'duplicate'
          ? outcome(ended)
          : '';
    return t(`leadHistory_${kind}`, { who, person: named, outcome: outcomeText, number: facts.number ?? '' });
  };
}

/** What they asked, what was written and noted, oldest first. */
export function LeadConversation({ lead }: { lead: LeadDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const words = useDeskWords();
  const said = lead.history
    .filter((entry) => entry.text !== null && entry.text !== '' && saidWords[entry.kind] !== undefined)
    .reverse();
  return (
    <section className="panel" aria-labelledby="lead-conversation">
      <header>
        <h3 id="lead-conversation">{t('leadConversation')}</h3>
      </header>
      <div className="body">
        {said.length === 0 && <p className="small muted">{t('leadConversationEmpty')}</p>}
        <ol className="said">
          {said.map((entry) => (
            <li key={`${entry.at} ${entry.kind} ${entry.text}`} className={entry.kind}>
              <p className="tiny muted">
                {t(saidWords[entry.kind]!, { name: entry.person ?? lead.contact.name })}{' '}
                <time dateTime={entry.at}>{words.at(entry.at, lead.store.timeZone)}</time>
              </p>
              <p className="words">{entry.text}</p>
              <LeadMail lead={lead} entry={entry} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

type SaidWord =
  | 'leadAsked'
  | 'leadWrote'
  | 'leadAnswered'
  | 'leadNoteBy'
  | 'mailUnverified'
  | 'mailAutoReply'
  | 'mailBounce';

const saidWords: Readonly<Partial<Record<HistoryEntry['kind'], SaidWord>>> = {
  opened: 'leadAsked',
  buyer_wrote: 'leadWrote',
  replied: 'leadAnswered',
  called: 'leadNoteBy',
  noted: 'leadNoteBy',
  reopened: 'leadNoteBy',
  unverified: 'mailUnverified',
  auto_reply: 'mailAutoReply',
  bounce: 'mailBounce',
};
