import './order-lines.css';
import type { BasketLine, BasketTotals } from '../business/leads/terms.ts';
import type { OrderReply } from '../business/ordering/terms.ts';
import type { MoneyText } from '../texts/format.ts';
import { useFormat, useReader, useTexts } from './reader.tsx';
import { useTermWords } from './term-words.ts';
import { Amount, Quantity } from './ui/amount.tsx';
import { type TraceLine, TraceList } from './ui/trace-list.tsx';

/** A line with its price, of an order or of a basket that was handed over. */
export type PricedLine = {
  readonly name: string;
  readonly sku: string;
  readonly supportLevel: string | null;
  readonly termMonths: number;
  readonly billing: string;
  readonly quantity: number;
  /** Of one, or of `pricePer`; null: price on request. */
  readonly unitPrice: string | null;
  readonly pricePer: number;
  /** The steps of a graduated price; empty or one where every unit costs the same. */
  readonly bands: readonly { readonly quantity: number; readonly unitPrice: string }[];
  readonly net: MoneyText | null;
  readonly commitment: MoneyText | null;
  /** The promotion that counted, with what it took off the commitment. */
  readonly promotion: { readonly name: string; readonly saving: MoneyText } | null;
  readonly cheaperAt: { readonly quantity: number; readonly saving: MoneyText } | null;
  readonly why: readonly TraceLine[];
};

/** The lines of an order; with `why`, each explains its price itself. */
export function linesOfOrder({ items }: Pick<OrderReply, 'items'>, { why }: { why: boolean }): readonly PricedLine[] {
  return items.map(({ product, edition, trace, dueNow, ...item }) => ({
    ...item,
    net: dueNow,
    name: `${product} ${edition}`,
    cheaperAt: null,
    why: why ? trace.map(({ text, figure }) => ({ text, figure })) : [],
  }));
}

/** The lines of a basket as it was handed over, named in the reader's language. */
export function useHandedLines(lines: readonly BasketLine[]): readonly PricedLine[] {
  const { language } = useReader();
  return lines.map(({ names, ...line }) => ({
    ...line,
    name: names[language] ?? names.en ?? line.sku,
    supportLevel: null,
    bands: [],
    promotion: null,
    why: [],
  }));
}

/**
 * What is bought, line by line, before tax: how many of what for how long, what one costs and how it is billed, what
 * comes with the first invoice and what the whole term comes to. The currency is named by the panel around it.
 */
export function OrderLines({
  caption,
  lines,
  totals,
}: {
  readonly caption: string;
  readonly lines: readonly PricedLine[];
  /** Null where a price is missing. */
  readonly totals: BasketTotals;
}) {
  const t = useTexts();
  const { net, commitment } = totals;
  return (
    <table className="data stack order-lines">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('lineItem')}</th>
          <th scope="col" className="num">
            {t('lineQuantity')}
          </th>
          <th scope="col" className="num">
            {t('lineFirstInvoice')}
          </th>
          <th scope="col" className="num">
            {t('lineCommitment')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their place, and one SKU may stand in two
          <Line key={index} line={line} />
        ))}
      </tbody>
      {commitment && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('lineTotal')}
            </th>
            <td className="num" data-label={t('lineFirstInvoice')}>
              {net && <Amount value={net} />}
            </td>
            <td className="num" data-label={t('lineCommitment')}>
              <Amount value={commitment} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Line({ line }: { line: PricedLine }) {
  const t = useTexts();
  const format = useFormat();
  const term = useTermWords();
  const { name, sku, supportLevel, cheaperAt, why } = line;
  const amount = (value: MoneyText | null) =>
    value ? <Amount value={value} /> : <span className="muted">{t('lineOnRequest')}</span>;
  return (
    <tr>
      <th scope="row">
        {name}, {term(line.termMonths)}
        <small>{useEach(line)}</small>
        <small>
          {supportLevel && `${supportLevel}, `}
          <span className="mono">{sku}</span>
        </small>
        {line.promotion && (
          <small className="pos">
            {t('linePromotion', { name: line.promotion.name, saving: format.amount(line.promotion.saving) })}
          </small>
        )}
        {cheaperAt && (
          <small className="pos">
            {t('lineCheaper', {
              quantity: format.quantity(cheaperAt.quantity),
              saving: format.amount(cheaperAt.saving),
            })}
          </small>
        )}
        {why.length > 0 && (
          <details>
            <summary>{t('lineWhy')}</summary>
            <TraceList lines={why} />
          </details>
        )}
      </th>
      <td className="num" data-label={t('lineQuantity')}>
        <Quantity value={line.quantity} />
      </td>
      <td className="num" data-label={t('lineFirstInvoice')}>
        {amount(line.net)}
      </td>
      <td className="num" data-label={t('lineCommitment')}>
        {amount(line.commitment)}
      </td>
    </tr>
  );
}

const billingWords: Readonly<Record<string, 'linePaidUpFront' | 'linePaidYearly' | 'linePaidMonthly'>> = {
  up_front: 'linePaidUpFront',
  yearly: 'linePaidYearly',
  monthly: 'linePaidMonthly',
};

/** What one costs and how it is billed; a graduated price names each of its steps. */
function useEach({ unitPrice, pricePer, bands, billing }: PricedLine): string {
  const t = useTexts();
  const format = useFormat();
  if (unitPrice === null) return t('lineOnRequest');
  const price = format.unitPrice(unitPrice);
  const each =
    bands.length > 1
      ? format.list(bands.map((band) => `${format.quantity(band.quantity)} × ${format.unitPrice(band.unitPrice)}`))
      : pricePer === 1
        ? t('lineEach', { price })
        : t('lineEachPer', { price, per: format.quantity(pricePer) });
  const billed = billingWords[billing];
  return billed ? `${each}, ${t(billed)}` : each;
}
