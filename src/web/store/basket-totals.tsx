import { moneyOf, sum, toWire } from '../../kernel/money.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { lineName } from './basket-line.tsx';
import { usePeriodWords } from './period-words.ts';
import { promotionFacts } from './promotion-code.tsx';
import type { BasketReply } from './replies.ts';

/** What is invoiced again, by length of period: not what is paid once for its whole term. */
function comingAgain({ lines, currency }: BasketReply) {
  const recurring = lines.filter(({ termMonths, periods }) => termMonths === 0 || periods > 1);
  return [...new Set(recurring.map(({ periodMonths }) => periodMonths))]
    .sort((a, b) => a - b)
    .map((months) => {
      const nets = recurring.flatMap(({ periodMonths, net }) => (periodMonths === months && net ? [net] : []));
      return {
        months,
        net: toWire(
          sum(
            nets.map(({ amount }) => moneyOf(amount, currency)),
            currency,
          ),
        ),
      };
    });
}

/** What is due now in large, then what comes again and the whole commitment. */
export function BasketTotals({ basket }: { basket: BasketReply }) {
  const t = useTexts('store', 'buying');
  const { totals } = basket;
  const again: Fact[] = comingAgain(basket).map(({ months, net }) => ({
    label: months === 1 ? t('thenMonthly') : months === 12 ? t('thenYearly') : t('basketThenMonths', { months }),
    value: <Amount value={net} />,
    figure: true,
  }));
  return (
    <>
      <div>
        <p className="tiny muted">{t('basketDueNow')}</p>
        <p className="big num">
          <span className="small muted">{basket.currency}</span> <Amount value={totals.dueNow} />
        </p>
      </div>
      <Facts
        facts={[
          ...again,
          ...promotionFacts(totals.promotions),
          { label: t('totalCommitment'), value: <Amount value={totals.commitment} />, figure: true },
        ]}
      />
      {!totals.complete && <p className="small">{t('basketIncomplete')}</p>}
    </>
  );
}

type DigestLine = {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
};

/** Lines in short, beside a form: how many of what, and what they cost. */
export function LineDigest({ lines }: { lines: readonly DigestLine[] }) {
  const t = useTexts('store', 'buying');
  return (
    <ul className="digest">
      {lines.map((line) => (
        <li key={line.key}>
          <p>
            <span className="strong">{line.name}</span>
            <span className="small muted">{line.note}</span>
          </p>
          <span className="num">{line.amount ? <Amount value={line.amount} /> : t('onRequest')}</span>
        </li>
      ))}
    </ul>
  );
}

/** The basket's lines for the digest. */
export function useDigest(): (basket: BasketReply) => readonly DigestLine[] {
  const format = useFormat();
  const period = usePeriodWords();
  return (basket) =>
    basket.lines.map((line) => ({
      key: line.sku,
      name: `${format.quantity(line.quantity)} ${lineName(line)}`,
      note: period.term(line.termMonths),
      amount: line.dueNow,
    }));
}
