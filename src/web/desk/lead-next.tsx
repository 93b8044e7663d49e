import type { LeadAction, LeadDetail, NextBest } from '../../business/leads/terms.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { useDeskWords } from './lead-words.ts';

const doWords = { call: 'leadDo_call', reply: 'leadDo_reply', claim: 'leadDo_claim' } as const;
const doKeys = { call: 'L', reply: 'R', claim: 'C' } as const;

function hasButton(action: LeadAction | null): action is keyof typeof doWords {
  return action !== null && action in doWords;
}

/** The one thing to do next, why, and the button that begins it. */
export function LeadNext({
  lead,
  next,
  begin,
  busy,
}: {
  readonly lead: LeadDetail;
  readonly next: NextBest;
  readonly begin: (action: LeadAction) => void;
  /** What is on its way to the server now. */
  readonly busy: LeadAction | null;
}) {
  const t = useTexts('desk');
  const values = useNextValues(lead, next);
  const { action } = next;
  return (
    <section className="next" aria-labelledby="lead-next">
      <div>
        <p className="tiny" id="lead-next">
          {t('leadNextTitle')}
        </p>
        <p className="strong">{t(`leadNext_${next.rule}`, values)}</p>
        <p className="small">{t(`leadNextWhy_${next.rule}`, values)}</p>
      </div>
      {hasButton(action) && lead.can.includes(action) && (
        <Button keys={doKeys[action]} busy={busy === action} onClick={() => begin(action)}>
          {t(doWords[action])}
        </Button>
      )}
    </section>
  );
}

/** The facts of the rule as the reader writes them. */
function useNextValues(lead: LeadDetail, { facts }: NextBest) {
  const format = useFormat();
  const words = useDeskWords();
  const { name, minutes, days, quantity, sku, amount, currency } = facts;
  return {
    name: name ?? lead.contact.name,
    late: format.duration(Number(minutes ?? 0)),
    time: lead.clock.answerBy ? words.by(lead.clock.answerBy, lead.store.timeZone) : '',
    days: Number(days ?? 0),
    quantity: quantity === undefined ? '' : format.quantity(quantity),
    sku: sku ?? '',
    amount:
      typeof amount === 'string' && typeof currency === 'string' ? format.money({ amount, currency }) : (amount ?? ''),
  };
}
