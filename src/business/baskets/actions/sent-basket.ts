import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Call, Context } from '../../../platform/http/route.ts';
import { queueMail } from '../../../platform/mail.ts';
import { type AttemptRule, takeAttempt } from '../../../platform/session/attempts.ts';
import { readSignedToken, signedToken } from '../../../platform/signed-token.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/mail.ts';
import en from '../../../texts/en/mail.ts';
import { formats } from '../../../texts/format.ts';
import { insertSentBasket, type SentBasket, type ShownThen, sentBasketById } from '../storage/carried.ts';
import type { LinkReply, MailReply, SentBasketReply } from '../terms/carried.ts';
import type { BasketReply } from '../terms.ts';
import { type BasketChanged, currentBasket, fillBasket } from './basket.ts';
import { basketShown } from './basket-page.ts';
import { buyerOf, shopOf } from './shop.ts';
import { unkeptBasket } from './unkept-basket.ts';

const say = translators({ en, de });

const PURPOSE = 'basket-link';
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Anybody can have mails sent, so few: per sender, per address he sends from, and per address that gets them. */
const sending = {
  session: { name: 'basket-mail-session', most: 10, windowMs: HOUR_MS },
  address: { name: 'basket-mail-address', most: 20, windowMs: HOUR_MS },
  recipient: { name: 'basket-mail-recipient', most: 5, windowMs: 24 * HOUR_MS },
} as const satisfies Record<string, AttemptRule>;

type SendCall = Context & Pick<Call<unknown, unknown, unknown>, 'request'>;
export type Sender = { readonly name: string; readonly note: string };

function thenOf(basket: BasketReply, day: string): ShownThen {
  const { complete, dueNow, commitment } = basket.totals;
  return {
    day,
    dueNow: complete ? dueNow : null,
    commitment: complete ? commitment : null,
    lines: basket.lines.map(({ sku, quantity, net }) => ({ sku, quantity, net })),
  };
}

async function copyOf(call: Context, sender: Sender): Promise<Outcome<{ sent: SentBasket; link: string }>> {
  const basket = await currentBasket(call);
  if (basket === null || basket.lines.length === 0) return refuse('basket_empty');
  const shown = await basketShown(call, basket);
  const at = new Date(call.clock.now());
  const expiresAt = new Date(at.getTime() + LINK_DAYS * DAY_MS);
  const { caller } = call;
  const sent: SentBasket = {
    id: call.newId(),
    account_id: buyerOf(call).account ?? null,
    person_id: caller.personId,
    sender_name: caller.name ?? sender.name,
    note: sender.note,
    currency: basket.currency,
    lines: basket.lines,
    promotion_code: basket.promotionCode,
    shown: thenOf(shown, call.today),
    created_at: at,
    expires_at: expiresAt,
  };
  return accept({ sent, link: `${call.publicUrl}/baskets/${signedToken(call, PURPOSE, [sent.id], expiresAt)}` });
}

/** A copy of the basket under a link that ends after 30 days. The copy does not change when the basket does. Refuses
 *  `basket_empty`. */
export async function linkBasket(call: Context, sender: Sender): Promise<Outcome<LinkReply>> {
  const made = await copyOf(call, sender);
  if (!made.ok) return made;
  const { sent, link } = made.value;
  // As the server: the copy belongs to nobody but who has the link.
  await call.transaction((tx) => insertSentBasket(tx, sent), { as: 'system' });
  return accept({ link, expiresAt: sent.expires_at.toISOString() });
}

/** The sender's own words, line by line behind a sign: they are never taken for ours, nor made into a link. */
function quoted(note: string): string {
  return note
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Mails the link to a colleague. The words are ours, the note is quoted. Refuses `basket_empty`, `too_many_requests`. */
export async function mailBasket(call: SendCall, to: string, sender: Sender): Promise<Outcome<MailReply>> {
  const { caller, request, database, clock, language } = call;
  const recipient = to.toLowerCase();
  for (const [rule, subject] of [
    [sending.session, caller.personId ?? caller.sessionId ?? request.address],
    [sending.address, request.address],
    [sending.recipient, recipient],
  ] as const) {
    const taken = await takeAttempt(database, clock.now(), rule, subject);
    if (!taken.ok) return taken;
  }
  const made = await copyOf(call, sender);
  if (!made.ok) return made;
  const { sent, link } = made.value;
  const { seller } = await shopOf(call);
  const words = say(language);
  const values = { name: sent.sender_name, seller: seller.name, lines: sent.lines.length };
  const named = sent.sender_name !== '';
  const text = [
    named ? words('baskets.sent.text', values) : words('baskets.sent.textNobody', values),
    ...(sent.note === '' ? [] : [`${words('baskets.sent.note')}\n${quoted(sent.note)}`]),
    link,
    words('baskets.sent.after', { day: formats(language).date(sent.expires_at.toISOString().slice(0, 10), 'long') }),
  ].join('\n\n');
  // As the server: neither the copy nor the mail belongs to an account of the sender's.
  await call.transaction(
    async (tx) => {
      await insertSentBasket(tx, sent);
      await queueMail(tx, call, {
        dedupeKey: `baskets.sent:${sent.id}`,
        to: { email: recipient },
        ...(caller.email ? { replyTo: caller.email } : {}),
        subject: named ? words('baskets.sent.subject', values) : words('baskets.sent.subjectNobody', values),
        text,
      });
    },
    { as: 'system' },
  );
  return accept({ link, expiresAt: sent.expires_at.toISOString(), sentTo: recipient });
}

async function opened(context: Context, token: string): Promise<Outcome<SentBasket>> {
  const ids = readSignedToken(context, PURPOSE, 1, token);
  const sent = ids && (await sentBasketById(context.database, ids[0]!, new Date(context.clock.now())));
  return sent ? accept(sent) : refuse('basket_link_over');
}

/** What a link opens: the lines as they were sent, priced anew for who reads, and what changed since. Refuses
 *  `basket_link_over`. */
export async function openSentBasket(context: Context, token: string): Promise<Outcome<SentBasketReply>> {
  const found = await opened(context, token);
  if (!found.ok) return found;
  const sent = found.value;
  const shop = await shopOf(context);
  const basket = { ...unkeptBasket(shop, sent.currency, sent.lines), promotionCode: sent.promotion_code };
  const shown = await basketShown(context, basket);
  const now = new Map(shown.lines.map((line) => [line.sku, line.net]));
  const changes = sent.shown.lines.flatMap(({ sku, quantity, net: before }) => {
    const net = now.get(sku) ?? null;
    return now.has(sku) && before?.amount !== net?.amount ? [{ sku, quantity, before, now: net }] : [];
  });
  return accept({
    name: sent.sender_name,
    note: sent.note,
    sentAt: sent.created_at.toISOString(),
    expiresAt: sent.expires_at.toISOString(),
    basket: shown,
    before: { dueNow: sent.shown.dueNow, commitment: sent.shown.commitment },
    changes,
  });
}

/** Puts what a link opens into the reader's own basket, in place of what is in it; he orders as himself. Refuses
 *  `basket_link_over`, `basket_has_gone_offers`. */
export async function takeSentBasket(call: SendCall, token: string): Promise<Outcome<BasketChanged>> {
  const found = await opened(call, token);
  if (!found.ok) return found;
  const { lines, currency, promotion_code: code } = found.value;
  return fillBasket(call, lines, currency, code);
}
