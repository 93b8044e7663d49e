import './card.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { CardPaymentReply, CardSession } from '../../business/billing/terms/cards.ts';
import { ApiProblem, newIdempotencyKey, send } from '../api.ts';
import { useLiveRefresh } from '../live-refresh.ts';
import { storeApi, web } from '../paths.ts';
import { navigate } from '../place.ts';
import { problemOf, queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CardFailure, type CardFieldsProps } from './card-failure.tsx';
import type { OrderReply } from './replies.ts';

const CardLocal = lazy(() => import('./card-local.tsx'));
const CardStripe = lazy(() => import('./card-stripe.tsx'));

/** Paying an order by card, or why there is nothing to pay any more. `payPath` begins the payment and tells its state. */
export function CardPanel({ order, payPath }: { readonly order: OrderReply; readonly payPath: string }) {
  if (order.paymentMethod !== 'card') return null;
  if (order.state === 'awaiting_payment') return <CardOpen order={order} payPath={payPath} />;
  return <CardOver order={order} payPath={payPath} />;
}

function CardOpen({ order, payPath }: { readonly order: OrderReply; readonly payPath: string }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { seller } = useReader();
  const [given, setGiven] = useState(false);
  const session = useQuery({
    queryKey: ['begin', payPath],
    queryFn: () => send<CardSession>('POST', payPath),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (count, error) => error instanceof ApiProblem && error.problem.status === 503 && count < 3,
  });
  const { body: status, again } = useReply<CardPaymentReply>(payPath);
  const state = status?.payment?.state;
  const waits = given || state === 'processing';
  useLiveRefresh([payPath], waits ? 1_500 : 5_000);
  const problem = problemOf(session.error);
  const amount = format.money(order.total);
  return (
    <Panel
      title={t('cardPay', { amount })}
      end={order.payBy ? t('cardUntil', { time: format.instant(order.payBy, seller.timeZone) }) : undefined}
      className="tinted"
    >
      <div className="card-pay">
        {problem && <Refusal problem={problem} again={session.refetch} />}
        {waits && <Note live>{state === 'processing' ? t('cardProcessing') : t('cardConfirming')}</Note>}
        {!waits && state === 'open' && status?.payment?.failure && <CardFailure failure={status.payment.failure} />}
        {session.data && !waits && (
          <Suspense fallback={<Skeleton height="14rem" />}>
            <CardFields session={session.data} amount={amount} given={() => setGiven(true)} changed={again} />
          </Suspense>
        )}
        {session.isPending && <Skeleton height="14rem" />}
        <p className="small muted">{t('cardCloseFreely')}</p>
      </div>
    </Panel>
  );
}

function CardFields(props: CardFieldsProps) {
  return props.session.provider === 'stripe' ? <CardStripe {...props} /> : <CardLocal {...props} />;
}

/** After the payment: what came back to the card; and for an order that ended, the way to order again. */
function CardOver({ order, payPath }: { readonly order: OrderReply; readonly payPath: string }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { body } = useReply<CardPaymentReply>(payPath);
  const refunds = body?.refunds ?? [];
  const ended = order.state === 'expired' || order.state === 'cancelled';
  if (!ended && refunds.length === 0) return null;
  const words = { requested: t('refundOnItsWay'), pending: t('refundOnItsWay'), failed: t('refundFailed') };
  return (
    <Panel title={ended ? t('cardOrderOver') : t('cardRefunds')}>
      <div className="card-pay">
        {order.state === 'expired' && <p>{t('cardExpiredOrder')}</p>}
        {refunds.map(({ id, amount, state }) => (
          <p key={id}>
            <span className="strong num">{format.money(amount)}</span>{' '}
            {state === 'succeeded' ? t('refundDone') : words[state]}
          </p>
        ))}
        {ended && <OrderAgain order={order} />}
      </div>
    </Panel>
  );
}

/** Puts the same things into the basket once more, at the prices of today. */
function OrderAgain({ order }: { readonly order: OrderReply }) {
  const t = useTexts('store', 'buying');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem['problem'] | null>(null);
  const fill = async () => {
    setBusy(true);
    try {
      const lines = order.items.map(({ sku, quantity }) => ({ sku, quantity }));
      await send('POST', storeApi.basketLines(), { lines }, { idempotencyKey: newIdempotencyKey() });
      await queryClient.invalidateQueries();
      navigate(web.store.basket());
    } catch (cause) {
      setProblem(problemOf(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Acts>
      {problem && <Refusal problem={problem} />}
      <Button kind="primary" busy={busy} onClick={fill}>
        {t('orderAgain')}
      </Button>
    </Acts>
  );
}

function Acts({ children }: { children: ReactNode }) {
  return <div className="card-acts">{children}</div>;
}
