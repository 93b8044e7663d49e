import { moneyOf, subtract, toWire } from '../../kernel/money.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { DiffTable } from '../ui/diff-table.tsx';
import { Panel } from '../ui/panel.tsx';
import { lineName } from './basket-line.tsx';
import type { BasketReply } from './replies.ts';

type Amount = { readonly amount: string; readonly currency: string };

/** What an order would have been and what it is now, line by line. Nothing was ordered in between. */
export function PriceChange({ before, after }: { before: BasketReply; after: BasketReply }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const amount = (value: Amount | null | undefined) => (value ? format.amount(value) : null);
  const difference = (was: Amount | null | undefined, is: Amount | null | undefined) =>
    was && is && was.currency === is.currency
      ? format.amount(toWire(subtract(moneyOf(is.amount, is.currency), moneyOf(was.amount, was.currency))))
      : '';
  const skus = [...new Set([...before.lines, ...after.lines].map(({ sku }) => sku))];
  const rows = skus.flatMap((sku) => {
    const was = before.lines.find((line) => line.sku === sku);
    const is = after.lines.find((line) => line.sku === sku);
    if (was?.dueNow?.amount === is?.dueNow?.amount && was?.quantity === is?.quantity) return [];
    const line = is ?? was;
    return [
      {
        key: sku,
        what: line ? `${format.quantity(line.quantity)} ${lineName(line)}` : sku,
        before: amount(was?.dueNow),
        after: amount(is?.dueNow),
        difference: difference(was?.dueNow, is?.dueNow),
      },
    ];
  });
  if (rows.length === 0) return null;
  const [was, is] = [before.totals.dueNow, after.totals.dueNow];
  return (
    <Panel title={t('priceChangedTitle')} note={t('priceChangedBody')} flush>
      <DiffTable
        caption={t('priceChangedTitle')}
        figures
        rows={[
          ...rows,
          {
            key: 'total',
            what: t('totalDueNow'),
            before: amount(was),
            after: amount(is),
            difference: difference(was, is),
          },
        ]}
      />
    </Panel>
  );
}
