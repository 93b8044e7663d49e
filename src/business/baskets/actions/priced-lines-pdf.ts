import type { Pdf, TextStyle } from '../../../platform/pdf.ts';
import type { Format } from '../../../texts/format.ts';
import type { BasketLineShown } from '../terms.ts';

export const muted: TextStyle = { size: 8.5, color: '#6b665d' };
export const strong: TextStyle = { strong: true };
export const figure: TextStyle = { align: 'right' };
export const heading: TextStyle = { size: 11, strong: true };

type Money = { readonly amount: string; readonly currency: string };

/** A line as a document prints it. Null: no price, or one that the store does not show. */
export type PrintedLine = Pick<
  BasketLineShown,
  | 'sku'
  | 'product'
  | 'edition'
  | 'supportLevel'
  | 'metric'
  | 'termMonths'
  | 'billing'
  | 'quantity'
  | 'pricePer'
  | 'bands'
  | 'promotion'
> & {
  readonly unitPrice: string | null;
  readonly dueNow: Money | null;
  readonly commitment: Money | null;
  readonly trace: readonly { readonly text: string; readonly figure: string | null }[];
};

/** A document in the making: its page, its language, its currency. */
export type Sheet = {
  readonly pdf: Pdf;
  readonly currency: string;
  readonly say: (key: string, values?: Record<string, string | number>) => string;
  readonly format: Format;
};

/** Left edges and widths of article, quantity, unit price, net. */
function columns(pdf: Pdf): readonly (readonly [number, number])[] {
  const [quantity, price, net] = [64, 84, 92];
  const article = pdf.width - quantity - price - net;
  return [
    [pdf.left, article - 12],
    [pdf.left + article, quantity],
    [pdf.left + article + quantity, price],
    [pdf.left + article + quantity + price, net],
  ];
}

function row(pdf: Pdf, cells: readonly string[], style: TextStyle = {}): void {
  const places = columns(pdf);
  const heights = cells.map((cell, index) => {
    const [x, width] = places[index]!;
    return pdf.text(cell, x, width, index === 0 ? style : { ...style, ...figure });
  });
  pdf.y += Math.max(...heights);
}

/** The names of the columns, and which currency the figures are in. */
export function tableHead({ pdf, say, currency }: Sheet): void {
  pdf.y += pdf.text(say('confirmation.inCurrency', { currency: currency }), pdf.left, pdf.width, muted) + 6;
  const names = ['article', 'quantity', 'unitPrice', 'net'].map((name) => say(`confirmation.${name}`));
  row(pdf, names, muted);
  pdf.y += 4;
  pdf.rule();
  pdf.y += 6;
}

function termWords({ say }: Sheet, item: PrintedLine): string {
  if (item.termMonths === 0) return say('confirmation.termMonthly');
  return say('confirmation.term', { years: item.termMonths / 12, billing: item.billing });
}

/** A line with what it is made of: edition, term, bands, commitment. A new page begins with the names of the columns. */
export function lineRows(sheet: Sheet, item: PrintedLine): void {
  const { pdf, say, format } = sheet;
  const { commitment } = item;
  const committed = item.termMonths === 0 ? 'confirmation.commitmentMonthly' : 'confirmation.commitment';
  const details = [
    [item.edition, item.supportLevel, item.sku].join(', '),
    termWords(sheet, item),
    ...(commitment ? [say(committed, { amount: format.amount(commitment) })] : []),
    ...(item.promotion
      ? [say('confirmation.promotion', { name: item.promotion.name, saving: format.amount(item.promotion.saving) })]
      : []),
    ...(item.bands.length > 1
      ? item.bands.map((band) =>
          say('confirmation.band', {
            quantity: format.quantity(band.quantity),
            unitPrice: format.unitPrice(band.unitPrice),
          }),
        )
      : []),
    ...(item.pricePer > 1
      ? [say('confirmation.per', { per: format.quantity(item.pricePer), metric: item.metric.other })]
      : []),
  ];
  const [x, width] = columns(pdf)[0]!;
  const needed = pdf.heightOf(item.product, width, strong) + pdf.heightOf(details.join('\n'), width, muted) + 12;
  if (pdf.ensure(needed)) tableHead(sheet);
  const price = item.bands.length > 1 || item.unitPrice === null ? '' : format.unitPrice(item.unitPrice);
  row(
    pdf,
    [
      item.product,
      format.quantity(item.quantity),
      price,
      item.dueNow ? format.amount(item.dueNow) : say('quote.onRequest'),
    ],
    strong,
  );
  pdf.y += pdf.text(details.join('\n'), x, width, muted) + 8;
}

/** What is due now and what is committed to, before tax. */
export function totalRows({ pdf, say, format }: Sheet, total: Money, commitment: Money): void {
  pdf.ensure(56);
  pdf.rule();
  pdf.y += 8;
  const half = pdf.width / 2;
  const rows = [
    ['total', format.amount(total), heading],
    ['totalCommitment', format.amount(commitment), {}],
  ] as const;
  for (const [key, amount, style] of rows) {
    pdf.text(say(`confirmation.${key}`), pdf.left + half / 2, half, style);
    pdf.y += pdf.text(amount, pdf.left + half, half, { ...style, ...figure }) + 3;
  }
  pdf.y += 18;
}

/** Why each line costs what it costs, step by step. */
export function reasonRows({ pdf, say }: Sheet, lines: readonly PrintedLine[]): void {
  const explained = lines.filter((line) => line.trace.length > 0);
  if (explained.length === 0) return;
  pdf.ensure(60);
  pdf.y += pdf.text(say('confirmation.why'), pdf.left, pdf.width, heading) + 4;
  for (const line of explained) {
    pdf.ensure(32);
    pdf.y += pdf.text(`${line.product}, ${line.edition}, ${line.sku}`, pdf.left, pdf.width, strong) + 2;
    for (const step of line.trace) {
      pdf.ensure(14);
      pdf.text(step.figure ?? '', pdf.left, pdf.width, { ...muted, ...figure });
      pdf.y += pdf.text(step.text, pdf.left, pdf.width - 100, muted) + 1;
    }
    pdf.y += 6;
  }
  pdf.y += 10;
}
