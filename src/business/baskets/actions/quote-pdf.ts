import { createHash } from 'node:crypto';
import { addDays } from '../../../kernel/calendar.ts';
import { compare } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { newPdf } from '../../../platform/pdf.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/documents.ts';
import en from '../../../texts/en/documents.ts';
import { formats } from '../../../texts/format.ts';
import type { Seller } from '../../accounts/terms/seller.ts';
import { answerFor, stillSold } from '../rules/price-answer.ts';
import type { Basket, BasketReply } from '../terms.ts';
import { basketShown, type PricedStoredBasket, pricedBasket } from './basket-page.ts';
import { heading, lineRows, muted, reasonRows, type Sheet, tableHead, totalRows } from './priced-lines-pdf.ts';

const translate = translators<Record<string, string>>({ en, de });

/** So far ahead is looked for a change of the price; nothing is said about later days. */
const MOST_DAYS = 30;

export type Printed = { readonly number: string; readonly bytes: Uint8Array };

/** The last day on which these lines cost the same by the lists published so far, at most 30 days ahead. */
function holdsUntil({ shop, facts, lines, answer }: PricedStoredBasket): string {
  const { invoicedNow, commitment } = answer.basket;
  for (let days = 1; days <= MOST_DAYS; days += 1) {
    const today = addDays(facts.today, days);
    const { buyer, currency } = facts;
    const inEffect = shop.prices.pricesFor({ sellerId: shop.seller.id, currency, buyer, today });
    const then = answerFor({ ...facts, today, price: { ...facts.price, ...inEffect } }, lines, {
      trace: false,
      floor: 'report',
    });
    const same =
      then.ok &&
      stillSold(
        lines.map(({ offer, quantity }) => ({ offerId: offer, quantity })),
        shop.catalog,
        today,
      ).gone.length === 0 &&
      compare(then.value.basket.invoicedNow, invoicedNow) === 0 &&
      compare(then.value.basket.commitment, commitment) === 0;
    if (!same) return addDays(today, -1);
  }
  return addDays(facts.today, MOST_DAYS);
}

/** The same lines at the same prices on the same day have the same number, so that a print can be made again. */
function numberOf(basket: BasketReply, day: string): string {
  const { lines, totals, currency } = basket;
  const facts = lines.map(({ sku, quantity, net }) => [sku, quantity, net?.amount]);
  const hash = createHash('sha256')
    .update(JSON.stringify([day, currency, totals, facts]))
    .digest('hex');
  return `P-${day.replaceAll('-', '')}-${hash.slice(0, 6).toUpperCase()}`;
}

type Quote = Sheet & {
  readonly basket: BasketReply;
  readonly seller: Seller;
  readonly number: string;
  readonly asOf: string;
  readonly until: string;
  readonly person: string | null;
};

function head({ pdf, say, format, seller, number, asOf, until, person, basket }: Quote): void {
  pdf.text(seller.name, pdf.left, pdf.width / 2, { size: 13, strong: true });
  pdf.y += 20;
  const from = [seller.legalName, seller.address.line1, `${seller.address.postalCode} ${seller.address.city}`.trim()];
  pdf.y += pdf.text(from.filter(Boolean).join(', '), pdf.left, pdf.width, muted) + 26;
  pdf.y += pdf.text(say('quote.title'), pdf.left, pdf.width, { size: 18, strong: true }) + 10;
  const facts: [string, string][] = [
    [say('quote.number'), number],
    [say('quote.asOf'), format.date(asOf, 'long')],
    ...(basket.totals.complete ? [[say('quote.until'), format.date(until, 'long')] as [string, string]] : []),
    ...(person ? [[say('quote.for'), person] as [string, string]] : []),
  ];
  for (const [name, value] of facts) {
    pdf.text(name, pdf.left, 110, muted);
    pdf.y += pdf.text(value, pdf.left + 110, pdf.width - 110) + 2;
  }
  pdf.y += 10;
  const words = basket.limit.decision === 'talk' ? 'quote.talk' : 'quote.buy';
  pdf.y += pdf.text(say(words, { day: format.date(asOf, 'long') }), pdf.left, pdf.width) + 18;
}

function closing({ pdf, say, basket }: Quote, address: string): void {
  pdf.ensure(70);
  const { contact } = basket;
  if (contact) {
    const reach = [contact.name, contact.role, contact.phone, contact.email].filter(Boolean).join(', ');
    const title = basket.limit.decision === 'talk' ? 'quote.talkTo' : 'confirmation.questions';
    pdf.y += pdf.text(say(title), pdf.left, pdf.width, heading) + 2;
    pdf.y += pdf.text(reach, pdf.left, pdf.width) + 10;
  }
  pdf.y += pdf.text(say('quote.notAnOrder', { address }), pdf.left, pdf.width, muted);
}

/**
 * A dated print of a basket, to carry to whoever decides: lines with their bands, totals, why, until when the prices hold
 * by the lists published so far, whom to ask. Not an order and not an offer that somebody has to accept. Over the limit it
 * leads to a person, and has no price that the store hides. Refuses `basket_empty`.
 */
export async function quotePdf(context: Context, basket: Basket | null): Promise<Outcome<Printed>> {
  const shown = await basketShown(context, basket);
  if (shown.lines.length === 0) return refuse('basket_empty');
  const priced = await pricedBasket(context, basket);
  const { language, caller, today } = context;
  const { seller } = priced.shop;
  const say = translate(language) as Sheet['say'];
  const number = numberOf(shown, today);
  const info = {
    title: `${say('quote.title')} ${number}`,
    author: seller.legalName,
    language,
    at: new Date(`${today}T00:00:00Z`),
  };
  const pdf = newPdf(info, (page, pages) =>
    say('confirmation.page', { seller: seller.legalName, number, page, pages }),
  );
  const quote: Quote = {
    pdf,
    say,
    format: formats(language),
    currency: shown.currency,
    basket: shown,
    seller,
    number,
    asOf: today,
    until: holdsUntil(priced),
    person: caller.kind === 'buyer' ? caller.name : null,
  };
  head(quote);
  tableHead(quote);
  for (const line of shown.lines) lineRows(quote, line);
  if (shown.totals.complete) totalRows(quote, shown.totals.dueNow, shown.totals.commitment);
  else pdf.y += pdf.text(say('quote.incomplete'), pdf.left, pdf.width, muted) + 14;
  reasonRows(quote, shown.lines);
  closing(quote, context.publicUrl);
  return accept({ number, bytes: await pdf.finish() });
}
