import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { queueMail } from '../../../platform/mail.ts';
import type { PlatformEvent } from '../../../platform/outbox.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/mail.ts';
import en from '../../../texts/en/mail.ts';
import { formats } from '../../../texts/format.ts';
import { staffInRole } from '../../accounts/actions/staff-in-role.ts';
import { seenOrder } from '../../ordering/actions/move-order.ts';
import type { CardAttention, CardRefunded } from '../terms/cards.ts';

const say = translators({ en, de });

/** Tells finance, each in his language, of something about a payment that a person should look at. */
export async function tellFinance(tx: Tx, context: Context, event: PlatformEvent): Promise<void> {
  const { what, orderId, number, intentId, amount, expected }: CardAttention = event.data;
  for (const person of await staffInRole(tx, 'finance')) {
    const words = say(person.language);
    const format = formats(person.language);
    const values = {
      number: number ?? '',
      intent: intentId ?? '',
      amount: amount ? format.money(amount) : words('billing.attention.unreadable'),
      expected: expected ? format.money(expected) : '',
    };
    const link = orderId ? `${context.publicUrl}/desk/orders/${orderId}` : `${context.publicUrl}/desk/card-events`;
    await queueMail(tx, context, {
      dedupeKey: `billing.attention:${event.id}:${person.id}`,
      to: { email: person.email, name: person.name, personId: person.id },
      subject: words(`billing.attention.${what}.subject`, values),
      text: [
        words('billing.greeting', { name: person.name }),
        words(`billing.attention.${what}.text`, values),
        link,
      ].join('\n\n'),
    });
  }
}

/** Tells the buyer that money which came after his order had ended goes back to his card. */
export async function tellBuyerGivenBack(tx: Tx, context: Context, event: PlatformEvent): Promise<void> {
  const { what, orderId, amount }: CardAttention = event.data;
  if ((what !== 'given_back' && what !== 'unheard') || orderId === null || amount === null) return;
  const order = await seenOrder(tx, orderId);
  if (order === null) return;
  const words = say(order.language);
  const values = { number: order.number, amount: formats(order.language).money(amount) };
  await queueMail(tx, context, {
    dedupeKey: `billing.given-back:${event.id}`,
    to: { email: order.contact_email, name: order.contact_name, accountId: order.account_id },
    subject: words('billing.givenBack.subject', values),
    text: [words('billing.greeting', { name: order.contact_name }), words('billing.givenBack.text', values)].join(
      '\n\n',
    ),
  });
}

/** Tells the buyer that money is back on its card, as far as the provider can say. */
export async function tellBuyerRefunded(tx: Tx, context: Context, event: PlatformEvent): Promise<void> {
  const { refundId, orderId, amount }: CardRefunded = event.data;
  const order = await seenOrder(tx, orderId);
  if (order === null) return;
  const words = say(order.language);
  const values = { number: order.number, amount: formats(order.language).money(amount) };
  await queueMail(tx, context, {
    dedupeKey: `billing.refunded:${refundId}`,
    to: { email: order.contact_email, name: order.contact_name, accountId: order.account_id },
    subject: words('billing.refunded.subject', values),
    text: [words('billing.greeting', { name: order.contact_name }), words('billing.refunded.text', values)].join(
      '\n\n',
    ),
  });
}
