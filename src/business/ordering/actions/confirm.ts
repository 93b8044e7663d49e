import type { Tx } from '../../../platform/database/database.ts';
import { storeFile } from '../../../platform/files.ts';
import type { Context } from '../../../platform/http/route.ts';
import { queueMail } from '../../../platform/mail.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/mail.ts';
import en from '../../../texts/en/mail.ts';
import { formats } from '../../../texts/format.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import type { OrderReply } from '../terms.ts';
import { confirmationPdf } from './confirmation-pdf.ts';
import { orderLink } from './order-link.ts';
import { orderInTransaction } from './orders.ts';

const say = translators({ en, de });

function contactLines(order: OrderReply): string {
  const contact = order.salesContact;
  return contact ? [contact.name, contact.role, contact.phone, contact.email].filter(Boolean).join('\n') : '';
}

function lineWords(order: OrderReply): string {
  const format = formats(order.language);
  return order.items
    .map((item) => {
      const metric = item.quantity === 1 ? item.metric.one : item.metric.other;
      return `${format.quantity(item.quantity)} ${metric}: ${item.product}, ${item.edition} (${item.sku}), ${format.money(item.net)}`;
    })
    .join('\n');
}

/** The order confirmation by mail, with its document, in the language of the order. Once, however often it is tried. */
export async function confirmOrder(tx: Tx, context: Context, orderId: string): Promise<void> {
  const order = await orderInTransaction(tx, context, orderId);
  if (order === null) return;
  const { seller } = await loadSellerAndStore(context);
  const words = say(order.language);
  const format = formats(order.language);
  const bytes = await confirmationPdf(context, order);
  const name = `${order.number}.pdf`;
  const { accountId } = order;
  const fileId = await storeFile(context.files, tx, context, { accountId, name, mediaType: 'application/pdf', bytes });
  const values = { number: order.number, seller: seller.name, amount: format.money(order.total) };
  const due = format.date(order.dueOn, 'long');
  const byCard = order.paymentMethod === 'card';
  const paying = {
    invoice: words('ordering.confirmation.invoice', { ...values, due }),
    prepayment: words('ordering.confirmation.prepayment', { ...values, due }),
    card: words('ordering.confirmation.card', values),
  }[order.paymentMethod];
  const link = orderLink(context, { accountId, orderId }, new Date(order.placedAt));
  const paragraphs = [
    words('ordering.greeting', { name: order.contact.name }),
    words('ordering.confirmation.text', values),
    lineWords(order),
    paying,
    words(byCard ? 'ordering.confirmation.keysNow' : 'ordering.confirmation.keys'),
    `${words('ordering.confirmation.link')}\n${link}`,
    contactLines(order),
  ];
  await queueMail(tx, context, {
    dedupeKey: `ordering.confirmation:${orderId}`,
    to: { email: order.contact.email, name: order.contact.name, accountId, personId: order.actedBy ?? undefined },
    ...(order.salesContact ? { replyTo: order.salesContact.email } : {}),
    subject: words('ordering.confirmation.subject', values),
    text: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
    attachments: [{ name, accountId, fileId }],
  });
}

/** Says that an order ended: cancelled by somebody, or expired because no prepayment came. */
export async function tellOrderEnded(
  tx: Tx,
  context: Context,
  orderId: string,
  how: 'cancelled' | 'expired',
): Promise<void> {
  const order = await orderInTransaction(tx, context, orderId);
  if (order === null) return;
  const words = say(order.language);
  const reason = order.events.findLast((event) => event.kind === how)?.reason ?? '';
  const values = { number: order.number, due: formats(order.language).date(order.dueOn, 'long') };
  const body =
    how === 'expired'
      ? words(order.paymentMethod === 'card' ? 'ordering.expired.card' : 'ordering.expired.text', values)
      : reason === ''
        ? words('ordering.cancelled.text', values)
        : words('ordering.cancelled.textReason', { ...values, reason });
  const subject =
    how === 'expired' ? words('ordering.expired.subject', values) : words('ordering.cancelled.subject', values);
  const { accountId, contact } = order;
  await queueMail(tx, context, {
    dedupeKey: `ordering.${how}:${orderId}`,
    to: { email: contact.email, name: contact.name, accountId },
    ...(order.salesContact ? { replyTo: order.salesContact.email } : {}),
    subject,
    text: [words('ordering.greeting', { name: contact.name }), body, contactLines(order)].filter(Boolean).join('\n\n'),
  });
}
