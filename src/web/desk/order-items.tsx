import type { OrderReply } from '../../business/ordering/terms.ts';
import { linesOfOrder, OrderLines } from '../order-lines.tsx';
import { useTexts } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';

/** The lines of an order as they were confirmed. Why they cost that is a panel of its own, with the rules' names. */
export function OrderItems({ order }: { order: OrderReply }) {
  const t = useTexts('desk');
  return (
    <Panel title={t('orderItems')} end={t('orderItemsNote', { currency: order.total.currency })} flush>
      <OrderLines
        caption={t('orderItems')}
        lines={linesOfOrder(order, { why: false })}
        totals={{ net: order.total, commitment: order.commitment }}
      />
    </Panel>
  );
}
