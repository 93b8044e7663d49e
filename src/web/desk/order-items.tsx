import type { OrderReply } from '../../business/ordering/terms.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Amount, Quantity } from '../ui/amount.tsx';
import { Panel } from '../ui/panel.tsx';
import { useDeskWords } from './lead-words.ts';

type Item = OrderReply['items'][number];

const billingWords = { up_front: 'billedUpFront', yearly: 'billedYearly', monthly: 'billedMonthly' } as const;

/** The lines of an order as they were confirmed, with the totals at the foot. */
export function OrderItems({ order }: { order: OrderReply }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  return (
    <Panel title={t('orderItems')} end={t('orderItemsNote', { currency: order.total.currency })} flush>
      <table className="data stack basket">
        <caption className="sr">{t('orderItems')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('leadItem')}</th>
            <th scope="col" className="num">
              {t('leadQuantity')}
            </th>
            <th scope="col" className="num">
              {t('orderTotal')}
            </th>
            <th scope="col" className="num">
              {t('orderCommitment')}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                {item.product} {item.edition}, {words.term(item.termMonths)}
                <small>
                  {item.sku}, {item.supportLevel}
                </small>
                <Each item={item} />
              </th>
              <td className="num" data-label={t('leadQuantity')}>
                <Quantity value={item.quantity} />
              </td>
              <td className="num" data-label={t('orderTotal')}>
                <Amount value={item.net} />
              </td>
              <td className="num" data-label={t('orderCommitment')}>
                <Amount value={item.commitment} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('leadTotal')}
            </th>
            <td className="num" data-label={t('orderTotal')}>
              <Amount value={order.total} />
            </td>
            <td className="num" data-label={t('orderCommitment')}>
              <Amount value={order.commitment} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}

/** What one costs and how it is billed; a graduated price names each of its steps. */
function Each({ item }: { item: Item }) {
  const t = useTexts('desk');
  const format = useFormat();
  const each = (price: string) =>
    item.pricePer === 1
      ? t('leadEach', { price: format.unitPrice(price) })
      : t('leadEachPer', { price: format.unitPrice(price), per: format.quantity(item.pricePer) });
  const prices =
    item.bands.length > 1
      ? format.list(item.bands.map((band) => `${format.quantity(band.quantity)} × ${format.unitPrice(band.unitPrice)}`))
      : each(item.unitPrice);
  return (
    <small>
      {prices}, {t(billingWords[item.billing])}
    </small>
  );
}
