import type { Context } from '../../../platform/http/route.ts';
import { newPdf } from '../../../platform/pdf.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/documents.ts';
import en from '../../../texts/en/documents.ts';
import { formats } from '../../../texts/format.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import type { Seller } from '../../accounts/terms/seller.ts';
import {
  heading,
  type Sheet as LinesSheet,
  lineRows,
  muted,
  reasonRows,
  strong,
  tableHead,
  totalRows,
} from '../../baskets/actions/priced-lines-pdf.ts';
import type { OrderReply } from '../terms.ts';

const translate = translators<Record<string, string>>({ en, de });

type Sheet = LinesSheet & { readonly order: OrderReply; readonly seller: Seller };

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

function payment({ pdf, order, seller, say, format }: Sheet): void {
  pdf.ensure(130);
  pdf.y +=
    pdf.text(
      say(order.paymentMethod === 'card' ? 'confirmation.paid' : 'confirmation.payment'),
      pdf.left,
      pdf.width,
      heading,
    ) + 4;
  const due = format.date(order.dueOn, 'long');
  const amount = format.money(order.total);
  if (order.paymentMethod === 'card') {
    pdf.y += pdf.text(say('confirmation.payCard', { amount }), pdf.left, pdf.width) + 8;
  } else if (order.payment === null) {
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
  const sheet: Sheet = { pdf, order, seller, say, currency: order.total.currency, format: formats(language) };
  head(sheet);
  tableHead(sheet);
  for (const item of order.items) lineRows(sheet, item);
  totalRows(sheet, order.total, order.commitment);
  payment(sheet);
  reasonRows(sheet, order.items);
  closing(sheet);
  return pdf.finish();
}
