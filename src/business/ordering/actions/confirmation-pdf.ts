import type { Context } from '../../../platform/http/route.ts';
import { newPdf, type Pdf, type TextStyle } from '../../../platform/pdf.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/documents.ts';
import en from '../../../texts/en/documents.ts';
import { type Format, formats } from '../../../texts/format.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import type { Seller } from '../../accounts/terms/seller.ts';
import type { OrderReply } from '../terms.ts';

const translate = translators<Record<string, string>>({ en, de });

const muted: TextStyle = { size: 8.5, color: '#6b665d' };
const strong: TextStyle = { strong: true };
const figure: TextStyle = { align: 'right' };
const heading: TextStyle = { size: 11, strong: true };

type Sheet = {
  readonly pdf: Pdf;
  readonly order: OrderReply;
  readonly seller: Seller;
  readonly say: (key: string, values?: Record<string, string | number>) => string;
  readonly format: Format;
};

function addressLines(order: OrderReply): string[] {
  const { address } = order;
  const city = [address?.postalCode, address?.city].filter(Boolean).join(' ');
  const country = new Intl.DisplayNames(order.language, { type: 'region' }).of(order.country);
  return [order.company, address?.line1, address?.line2, city, address?.region, country].filter(
    (part): part is string => Boolean(part),
  );
}

function head({ pdf, order, seller, say, format }: Sheet): void {
  const half = pdf.width / 2;
  pdf.text(seller.name, pdf.left, half, { size: 13, strong: true });
  const from = [seller.legalName, seller.address.line1, `${seller.address.postalCode} ${seller.address.city}`.trim()];
  pdf.y += 20;
  pdf.y += pdf.text(from.filter(Boolean).join(', '), pdf.left, pdf.width, muted) + 26;
  pdf.y += pdf.text(say('confirmation.title'), pdf.left, pdf.width, { size: 18, strong: true }) + 12;
  const facts: [string, string][] = [
    [say('confirmation.number'), order.number],
    [say('confirmation.date'), format.date(order.placedOn, 'long')],
  ];
  if (order.poReference) facts.push([say('confirmation.po'), order.poReference]);
  const vat = order.vatId ? [say('confirmation.vatId', { vatId: order.vatId })] : [];
  const customer = [...addressLines(order), ...vat].join('\n');
  const contact = [order.contact.name, order.contact.email, order.contact.phone].filter(Boolean).join('\n');
  const start = pdf.y;
  pdf.y += pdf.text(say('confirmation.customer'), pdf.left, half, muted);
  pdf.y += pdf.text(customer, pdf.left, half - 16) + 8;
  pdf.y += pdf.text(say('confirmation.contact'), pdf.left, half, muted);
  pdf.y += pdf.text(contact, pdf.left, half - 16);
  const end = pdf.y;
  pdf.y = start;
  for (const [name, value] of facts) {
    pdf.text(name, pdf.left + half, 104, muted);
    pdf.y += pdf.text(value, pdf.left + half + 104, half - 104) + 2;
  }
  pdf.y = Math.max(end, pdf.y) + 22;
}

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

function tableHead({ pdf, say, order }: Sheet): void {
  pdf.y += pdf.text(say('confirmation.inCurrency', { currency: order.total.currency }), pdf.left, pdf.width, muted) + 6;
  const names = ['article', 'quantity', 'unitPrice', 'net'].map((name) => say(`confirmation.${name}`));
  row(pdf, names, muted);
  pdf.y += 4;
  pdf.rule();
  pdf.y += 6;
}

function termWords({ say }: Sheet, item: OrderReply['items'][number]): string {
  if (item.termMonths === 0) return say('confirmation.termMonthly');
  return say('confirmation.term', { years: item.termMonths / 12, billing: item.billing });
}

function itemRows(sheet: Sheet, item: OrderReply['items'][number]): void {
  const { pdf, say, format } = sheet;
  const commitment = format.amount(item.commitment);
  const details = [
    [item.edition, item.supportLevel, item.sku].join(', '),
    termWords(sheet, item),
    say(item.termMonths === 0 ? 'confirmation.commitmentMonthly' : 'confirmation.commitment', { amount: commitment }),
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
  const price = item.bands.length > 1 ? '' : format.unitPrice(item.unitPrice);
  row(pdf, [item.product, format.quantity(item.quantity), price, format.amount(item.net)], strong);
  pdf.y += pdf.text(details.join('\n'), x, width, muted) + 8;
}

function totals({ pdf, order, say, format }: Sheet): void {
  pdf.ensure(56);
  pdf.rule();
  pdf.y += 8;
  const half = pdf.width / 2;
  const rows = [
    ['total', format.amount(order.total), heading],
    ['totalCommitment', format.amount(order.commitment), {}],
  ] as const;
  for (const [key, amount, style] of rows) {
    pdf.text(say(`confirmation.${key}`), pdf.left + half / 2, half, style);
    pdf.y += pdf.text(amount, pdf.left + half, half, { ...style, ...figure }) + 3;
  }
  pdf.y += 18;
}

function payment({ pdf, order, seller, say, format }: Sheet): void {
  pdf.ensure(130);
  pdf.y += pdf.text(say('confirmation.payment'), pdf.left, pdf.width, heading) + 4;
  const due = format.date(order.dueOn, 'long');
  const amount = format.money(order.total);
  if (order.payment === null) {
    pdf.y += pdf.text(say('confirmation.payNoBank', { seller: seller.name, due }), pdf.left, pdf.width) + 8;
  } else {
    const key = order.paymentMethod === 'prepayment' ? 'confirmation.payPrepayment' : 'confirmation.payInvoice';
    pdf.y += pdf.text(say(key, { amount, due }), pdf.left, pdf.width) + 6;
    const { holder, bank, iban, bic, reference } = order.payment;
    for (const [name, value] of Object.entries({ holder, bank, iban, bic, reference })) {
      if (value === '') continue;
      pdf.text(say(`confirmation.${name}`), pdf.left, 110, muted);
      pdf.y += pdf.text(value, pdf.left + 110, pdf.width - 110, name === 'reference' ? strong : {}) + 2;
    }
    pdf.y += 6;
  }
  pdf.y += pdf.text(say('confirmation.keys'), pdf.left, pdf.width) + 16;
}

function reasons(sheet: Sheet): void {
  const { pdf, order, say } = sheet;
  const explained = order.items.filter((item) => item.trace.length > 0);
  if (explained.length === 0) return;
  pdf.ensure(60);
  pdf.y += pdf.text(say('confirmation.why'), pdf.left, pdf.width, heading) + 4;
  for (const item of explained) {
    pdf.ensure(32);
    pdf.y += pdf.text(`${item.product}, ${item.edition}, ${item.sku}`, pdf.left, pdf.width, strong) + 2;
    for (const step of item.trace) {
      pdf.ensure(14);
      const shown = step.figure ?? '';
      pdf.text(shown, pdf.left, pdf.width, { ...muted, ...figure });
      pdf.y += pdf.text(step.text, pdf.left, pdf.width - 100, muted) + 1;
    }
    pdf.y += 6;
  }
  pdf.y += 10;
}

function closing({ pdf, order, say }: Sheet): void {
  const contact = order.salesContact;
  pdf.ensure(60);
  if (contact) {
    const reach = [contact.name, contact.role, contact.phone, contact.email].filter(Boolean).join(', ');
    pdf.y += pdf.text(say('confirmation.questions'), pdf.left, pdf.width, heading) + 2;
    pdf.y += pdf.text(reach, pdf.left, pdf.width) + 10;
  }
  pdf.y += pdf.text(say('confirmation.terms', { version: order.termsVersion }), pdf.left, pdf.width, muted);
}

/** The order confirmation: lines, totals, how to pay, why it costs that, whom to ask. In the language of the order. The
 *  same order gives the same bytes. */
export async function confirmationPdf(context: Context, order: OrderReply): Promise<Uint8Array> {
  const { seller } = await loadSellerAndStore(context);
  const { language } = order;
  const say = translate(language) as Sheet['say'];
  const info = {
    title: `${say('confirmation.title')} ${order.number}`,
    author: seller.legalName,
    language,
    at: new Date(order.placedAt),
  };
  const pdf = newPdf(info, (page, pages) =>
    say('confirmation.page', { seller: seller.legalName, number: order.number, page, pages }),
  );
  const sheet: Sheet = { pdf, order, seller, say, format: formats(language) };
  head(sheet);
  tableHead(sheet);
  for (const item of order.items) itemRows(sheet, item);
  totals(sheet);
  payment(sheet);
  reasons(sheet);
  closing(sheet);
  return pdf.finish();
}
