import type { BasketLine, LeadDetail } from '../../business/leads/terms.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Amount, Quantity } from '../ui/amount.tsx';
import { Panel } from '../ui/panel.tsx';
import { useDeskWords } from './lead-words.ts';
import { PriceTraces } from './price-traces.tsx';

type Basket = NonNullable<LeadDetail['basket']>;

const billingWords: Readonly<Record<string, 'billedUpFront' | 'billedYearly' | 'billedMonthly'>> = {
  up_front: 'billedUpFront',
  yearly: 'billedYearly',
  monthly: 'billedMonthly',
};

/** The basket as the buyer left it, every line with its price. */
export function LeadBasket({ basket, zone }: { basket: Basket; zone: string }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  const { currency, totals } = basket;
  return (
    <Panel
      level={3}
      title={t('leadBasket')}
      end={t('leadBasketNote', { time: words.at(basket.takenAt, zone), currency })}
      flush
    >
      <table className="data stack basket">
        <caption className="sr">{t('leadBasket')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('leadItem')}</th>
            <th scope="col" className="num">
              {t('leadQuantity')}
            </th>
            <th scope="col" className="num">
              {t('leadFirstInvoice')}
            </th>
            <th scope="col" className="num">
              {t('leadCommitment')}
            </th>
          </tr>
        </thead>
        <tbody>
          {basket.lines.map((line) => (
            <Line key={line.offerId} line={line} />
          ))}
        </tbody>
        {totals.commitment && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('leadTotal')}
              </th>
              <td className="num" data-label={t('leadFirstInvoice')}>
                {totals.net && <Amount value={totals.net} />}
              </td>
              <td className="num" data-label={t('leadCommitment')}>
                <Amount value={totals.commitment} />
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </Panel>
  );
}

function Line({ line }: { line: BasketLine }) {
  const t = useTexts('desk');
  const format = useFormat();
  const words = useDeskWords();
  const { unitPrice, pricePer, cheaperAt } = line;
  const billing = billingWords[line.billing];
  const each =
    unitPrice === null
      ? t('onRequest')
      : pricePer === 1
        ? t('leadEach', { price: format.unitPrice(unitPrice) })
        : t('leadEachPer', { price: format.unitPrice(unitPrice), per: format.quantity(pricePer) });
  return (
    <tr>
      <th scope="row">
        {words.named(line.names)}, {words.term(line.termMonths)}
        <small>{billing && unitPrice !== null ? `${each}, ${t(billing)}` : each}</small>
        {cheaperAt && (
          <small className="pos">
            {t('leadCheaper', {
              quantity: format.quantity(cheaperAt.quantity),
              saving: format.amount(cheaperAt.saving),
            })}
          </small>
        )}
      </th>
      <td className="num" data-label={t('leadQuantity')}>
        <Quantity value={line.quantity} />
      </td>
      <td className="num" data-label={t('leadFirstInvoice')}>
        {line.net ? <Amount value={line.net} /> : <span className="muted">{t('onRequest')}</span>}
      </td>
      <td className="num" data-label={t('leadCommitment')}>
        {line.commitment ? <Amount value={line.commitment} /> : <span className="muted">{t('onRequest')}</span>}
      </td>
    </tr>
  );
}

/** Why each line costs what it costs, with rule names and floor; under it why the basket talks. */
export function LeadWhyPrice({ basket }: { basket: Basket }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  return (
    <PriceTraces
      level={3}
      title={t('leadWhyPrice')}
      lines={basket.lines.map((line, index) => ({ name: words.named(line.names), steps: basket.why[index] ?? [] }))}
      limit={basket.limit}
    />
  );
}
