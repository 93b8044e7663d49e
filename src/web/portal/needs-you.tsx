import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Me } from '../../business/accounts/terms/identity.ts';
import type { OrderSummary } from '../../business/ordering/terms.ts';
import { type Page, send } from '../api.ts';
import { problemOf, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { todayIn, useMoment } from '../store/moment.ts';
import { Money } from '../ui/amount.tsx';
import { Badge, Count } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { openOrders } from './first-lists.ts';
import { portalApi, portalWeb } from './portal-paths.ts';
import type { RequestItem } from './replies.ts';
import { useRequestAbout } from './request-words.ts';

/** What waits for this person, by need: overdue first, then answers, then what is due, then what is with us. */
export function NeedsYou() {
  const t = useTexts('portal');
  const { seller, may, me } = useReader();
  const orders = useReply<Page<OrderSummary>>(may('orders.read') ? portalApi.orders(openOrders) : null);
  const requests = useReply<Page<RequestItem>>(may('requests.list') ? portalApi.requests() : null);
  const problem = orders.problem ?? requests.problem;
  const waiting = (may('orders.read') && !orders.body) || (may('requests.list') && !requests.body);
  const today = todayIn(seller.timeZone);
  const due = [...(orders.body?.items ?? [])].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const open = (requests.body?.items ?? []).filter(({ status }) => status !== 'closed');
  const answered = open.filter(({ status }) => status === 'with_you');
  const withUs = open.filter(({ status }) => status === 'with_us');
  const overdue = due.filter(({ dueOn }) => dueOn < today);
  const later = due.filter(({ dueOn }) => dueOn >= today);
  const claimable = me?.claimable ?? [];
  const count = due.length + open.length + claimable.length;
  return (
    <Panel title={t('needsYou')} count={count > 0 ? <Count>{count}</Count> : undefined} flush>
      {problem && (
        <div className="table-note">
          <Refusal problem={problem} again={orders.problem ? orders.again : requests.again} />
        </div>
      )}
      {waiting && !problem && (
        <div className="todo-waiting">
          <Skeleton lines={4} />
        </div>
      )}
      {!waiting && !problem && count === 0 && (
        <EmptyState title={t('needsNothingTitle')}>{t('needsNothingBody')}</EmptyState>
      )}
      <ul className="todo">
        {overdue.map((order) => (
          <OrderToPay key={order.id} order={order} today={today} />
        ))}
        {answered.map((item) => (
          <OpenRequest key={item.id} item={item} />
        ))}
        {later.map((order) => (
          <OrderToPay key={order.id} order={order} today={today} />
        ))}
        {claimable.map((company) => (
          <Claimable key={company.accountId} company={company} />
        ))}
        {withUs.map((item) => (
          <OpenRequest key={item.id} item={item} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({
  badge,
  title,
  why,
  amount,
  action,
}: {
  readonly badge: ReactNode;
  readonly title: string;
  readonly why: string;
  readonly amount?: ReactNode;
  readonly action: ReactNode;
}) {
  return (
    <li>
      {badge}
      <div className="txt">
        <p className="strong">{title}</p>
        <p>{why}</p>
      </div>
      <span className="amt num">{amount}</span>
      {action}
    </li>
  );
}

/** Days between two calendar days. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function OrderToPay({ order, today }: { order: OrderSummary; today: string }) {
  const t = useTexts('portal');
  const format = useFormat();
  const late = daysBetween(order.dueOn, today);
  return (
    <Row
      badge={
        late > 0 ? (
          <Badge tone="neg">{t('overdue', { days: late })}</Badge>
        ) : (
          <Badge tone="warn">{t('until', { day: format.date(order.dueOn) })}</Badge>
        )
      }
      title={t('payOrder', { number: order.number })}
      why={order.poReference ? t('payOrderPo', { reference: order.poReference }) : t('payOrderWhy')}
      amount={<Money value={order.total} />}
      action={
        <LinkButton href={portalWeb.order(order.id)} aria-label={t('payOrder', { number: order.number })}>
          {t('pay')}
        </LinkButton>
      }
    />
  );
}

function OpenRequest({ item }: { item: RequestItem }) {
  const t = useTexts('portal');
  const { seller } = useReader();
  const moment = useMoment();
  const about = useRequestAbout();
  const answered = item.status === 'with_you';
  const names = { name: item.contactName, reference: item.reference };
  const by = item.answerBy ? ` ${t('requestBy', { time: moment(item.answerBy, seller.timeZone) })}` : '';
  const title = t(answered ? 'requestAnswered' : 'requestWaits', names);
  return (
    <Row
      badge={answered ? <Badge tone="acc">{t('answered')}</Badge> : <Badge>{t('withUs')}</Badge>}
      title={title}
      why={`${about(item)}.${answered ? '' : by}`}
      action={
        <LinkButton href={portalWeb.request(item.id)} aria-label={`${t('open')}: ${item.reference}`}>
          {t('open')}
        </LinkButton>
      }
    />
  );
}

/** A company that a guest's checkout made with this person's address: his to take over, nobody else's. */
function Claimable({ company }: { company: Me['claimable'][number] }) {
  const t = useTexts('portal');
  const taking = useMutation({
    mutationFn: () => send('POST', portalApi.claims(), { accountId: company.accountId }),
    onSuccess: () => location.reload(),
  });
  const problem = problemOf(taking.error);
  return (
    <>
      <Row
        badge={<Badge tone="acc">{t('claimNow')}</Badge>}
        title={t('claimTitle', { company: `${company.company}, ${company.number}` })}
        why={t('claimWhy')}
        action={
          <Button busy={taking.isPending} onClick={() => taking.mutate()}>
            {t('claim')}
          </Button>
        }
      />
      {problem && (
        <li className="todo-problem">
          <Refusal problem={problem} />
        </li>
      )}
    </>
  );
}
