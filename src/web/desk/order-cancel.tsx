import type { OrderReply } from '../../business/ordering/terms.ts';
import { send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskApi } from './desk-paths.ts';

/** Cancels an unpaid order, with the reason that the buyer reads. */
export function OrderCancel({ order, leave }: { order: OrderReply; leave: () => void }) {
  const t = useTexts('desk');
  const toast = useToast();
  const form = useForm({
    draft: `order-cancel-${order.id}`,
    initial: { reason: '' },
    send: (values, idempotencyKey) =>
      send<OrderReply>('POST', deskApi.orderCancel(order.id), values, { idempotencyKey }),
    done: (cancelled) => {
      queryClient.setQueryData([deskApi.order(order.id)], cancelled);
      forgetOrders(order.id);
      toast({ text: t('orderCancelled', { number: order.number }) });
      leave();
    },
  });
  return (
    <Panel title={t('orderCancelTitle', { number: order.number })}>
      <Form
        form={form}
        action={t('orderCancel')}
        label={t('orderCancelTitle', { number: order.number })}
        beside={<Button onClick={leave}>{t('orderKeep')}</Button>}
      >
        <p className="small">{t('orderCancelBody')}</p>
        <TextArea
          {...form.field('reason')}
          label={t('orderCancelReason')}
          hint={t('orderCancelHint', { name: order.contact.name })}
          rows={2}
        />
      </Form>
    </Panel>
  );
}

/** After an order moved, every list it stands in is read again. */
export function forgetOrders(id: string): void {
  const isOfOrders = (key: unknown) =>
    typeof key === 'string' && /^\/api\/v1\/(orders|payments|licences|desk)/.test(key) && key !== deskApi.order(id);
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfOrders(queryKey[0]) });
}
