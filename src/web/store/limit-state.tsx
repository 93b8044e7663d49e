import { add, moneyOf, toWire } from '../../kernel/money.ts';
import type { MoneyText } from '../../texts/format.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Meter } from '../ui/meter.tsx';
import type { LimitAnswer } from './replies.ts';

type Reason = LimitAnswer['reasons'][number];

/** Why a choice or a basket talks to sales, one sentence a reason, with its figures. */
export function useLimitWords(currency: string): (reason: Reason) => string {
  const t = useTexts('store');
  const format = useFormat();
  return ({ kind, scope, scopeName, limit, reached, excess }) => {
    const narrow = scope !== null && scope !== 'store' && scopeName !== null;
    if (kind === 'amount' && excess !== null) {
      const amount = format.amount({ amount: excess, currency });
      return narrow
        ? t('limitOverAmountOf', { excess: amount, scope: scopeName })
        : t('limitOverAmount', { excess: amount });
    }
    if (kind === 'quantity' && limit !== null && reached !== null) {
      const values = { reached: format.quantity(reached), limit: format.quantity(limit) };
      return narrow ? t('limitOverQuantityOf', { ...values, scope: scopeName }) : t('limitOverQuantity', values);
    }
    return kind === 'price_on_request' ? t('limitOnRequest') : t('limitNone', { currency });
  };
}

/** The amount one order can commit to, as far as the answer tells it. */
function limitAmount(limit: LimitAnswer, used: MoneyText): MoneyText | null {
  const over = limit.reasons.find(({ kind }) => kind === 'amount');
  if (over?.limit) return { amount: over.limit, currency: used.currency };
  if (!limit.remaining) return null;
  const { amount, currency } = limit.remaining;
  return toWire(add(moneyOf(amount, currency), moneyOf(used.amount, currency)));
}

/** What of the limit is used: the commitment and the buyer's own orders of the last 24 hours. */
function usedOf(limit: LimitAnswer, commitment: MoneyText): MoneyText {
  return toWire(
    add(moneyOf(commitment.amount, commitment.currency), moneyOf(limit.recent.amount, limit.recent.currency)),
  );
}

/** Whether it can be bought at once, how far it is from the limit, and what happens above it. */
export function LimitState({ limit, commitment }: { limit: LimitAnswer; commitment: MoneyText | null }) {
  const t = useTexts('store');
  const format = useFormat();
  const words = useLimitWords(limit.recent.currency);
  const used = commitment && usedOf(limit, commitment);
  const most = used && limitAmount(limit, used);
  const share = used && most && Number(most.amount) > 0 ? Number(used.amount) / Number(most.amount) : null;
  const buys = limit.decision === 'buy';
  return (
    <div className="sum-stack">
      {buys ? (
        <p className="small">
          {limit.remaining ? t('limitUnder', { amount: format.amount(limit.remaining) }) : t('limitBuy')}
        </p>
      ) : (
        limit.reasons.map((reason) => (
          <p className="small" key={`${reason.kind} ${reason.scope} ${reason.scopeName}`}>
            {words(reason)}
          </p>
        ))
      )}
      {share !== null && <Meter share={share} tone={buys ? undefined : 'warn'} />}
      {/[1-9]/.test(limit.recent.amount) && (
        <p className="tiny muted">{t('limitRecent', { amount: format.amount(limit.recent) })}</p>
      )}
      <p className="tiny muted">
        {most ? t('limitExplained', { amount: format.amount(most) }) : t('limitExplainedPlain')}
      </p>
    </div>
  );
}
