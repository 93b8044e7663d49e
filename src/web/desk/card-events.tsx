import type { CardEvent } from '../../business/billing/terms/cards.ts';
import { web } from '../paths.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Column } from '../ui/data-table.tsx';

const tones: Readonly<Partial<Record<CardEvent['outcome'], Tone>>> = {
  placed: 'pos',
  given_back: 'warn',
  wrong_amount: 'neg',
  refund_failed: 'neg',
  refund_by_provider: 'warn',
  unknown_payment: 'warn',
};

/** What was done about a message of the card provider. */
export function CardOutcome({ outcome }: { outcome: CardEvent['outcome'] }) {
  const t = useTexts('desk-cards');
  return <Badge tone={tones[outcome]}>{t(`outcome_${outcome}`)}</Badge>;
}

/** The columns of a list of messages; without the order's own where all are of one. */
export function useCardEventColumns(ofOneOrder: boolean): Column<CardEvent>[] {
  const t = useTexts('desk-cards');
  const format = useFormat();
  const { seller } = useReader();
  return [
    {
      key: 'received',
      label: t('eventReceived'),
      cell: (row) => <span className="nowrap">{format.instant(row.receivedAt, seller.timeZone)}</span>,
    },
    { key: 'type', label: t('eventType'), cell: (row) => <span className="mono breaks">{row.type}</span> },
    ...(ofOneOrder
      ? []
      : [
          {
            key: 'order',
            label: t('eventOrder'),
            cell: (row: CardEvent) =>
              row.orderId ? (
                <Anchor href={web.desk.order(row.orderId)}>{row.orderNumber}</Anchor>
              ) : (
                <span className="muted">{t('eventNoOrder')}</span>
              ),
          },
        ]),
    {
      key: 'amount',
      label: t('eventAmount'),
      figure: true,
      cell: (row) => (row.amount ? format.money(row.amount) : null),
    },
    { key: 'outcome', label: t('eventOutcome'), cell: (row) => <CardOutcome outcome={row.outcome} /> },
  ];
}
