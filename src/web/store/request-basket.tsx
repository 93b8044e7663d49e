import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { usePeriodWords } from './period-words.ts';
import type { RequestView } from './replies.ts';

type Handed = NonNullable<RequestView['basket']>;

/** The basket as it was handed over: what the person who answers sees too. */
export function RequestBasket({ basket }: { basket: Handed }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const period = usePeriodWords();
  const { language } = useReader();
  return (
    <table className="data stack order-lines">
      <caption className="sr">{t('requestBasket')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('basketColumnProduct')}</th>
          <th scope="col" className="num">
            {t('basketColumnQuantity')}
          </th>
          <th scope="col" className="num">
            {t('basketColumnUnit')}
          </th>
          <th scope="col" className="num">
            {t('basketColumnCommitment')}, {basket.currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {basket.lines.map((line) => (
          <tr key={line.sku}>
            <th scope="row">
              {line.names[language] ?? line.names.en ?? line.sku}
              <span className="line-what">
                {period.term(line.termMonths)}. <span className="mono">{line.sku}</span>
              </span>
              {line.cheaperAt && (
                <span className="line-what">
                  {t('requestCheaper', {
                    quantity: format.quantity(line.cheaperAt.quantity),
                    saving: format.amount(line.cheaperAt.saving),
                  })}
                </span>
              )}
            </th>
            <td className="num" data-label={t('basketColumnQuantity')}>
              {format.quantity(line.quantity)}
            </td>
            <td className="num" data-label={t('basketColumnUnit')}>
              {line.unitPrice ? format.unitPrice(line.unitPrice) : t('onRequest')}
            </td>
            <td className="num" data-label={t('basketColumnCommitment')}>
              {line.commitment ? <Amount value={line.commitment} /> : t('onRequest')}
            </td>
          </tr>
        ))}
      </tbody>
      {basket.totals.commitment && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('basketTotals')}
            </th>
            <td className="num" data-label={t('basketColumnCommitment')}>
              <Amount value={basket.totals.commitment} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
