import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { type Company, openShop, type Shop, type Shopper } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { addLines, currentBasket } from './actions/basket.ts';
import { chosenBasket } from './actions/product-page.ts';
import { quotePdf } from './actions/quote-pdf.ts';
import {
  changeSavedBasket,
  removeSavedBasket,
  restoreSavedBasket,
  saveBasket,
  savedBasketPage,
} from './actions/saved-baskets.ts';
import { linkBasket, mailBasket, openSentBasket, takeSentBasket } from './actions/sent-basket.ts';
import { mailBody } from './terms/carried.ts';

const database = testDatabase();
let shop: Shop;
let company: Company;
let other: Company;

beforeAll(async () => {
  shop = await openShop(testWorld(database.app, { seed: 'carried' }), database.owner);
  await shop.sell(
    {
      sku: 'RLY-TEAM-12',
      unitPrice: '22.00',
      tiers: [
        { from: 100, unitPrice: '19.80' },
        { from: 1000, unitPrice: '17.60' },
      ],
      maxAmount: 1_900_000n,
    },
    { sku: 'VIG-12', unitPrice: '8.00', maxAmount: 100_000n },
    { sku: 'MOVE-12', unitPrice: '10.00', maxAmount: 100_000n },
  );
  company = await shop.company('Brightwater', 'bea@brightwater.example');
  other = await shop.company('Quill', 'quentin@quill.example');
});

async function put(shopper: Shopper, ...lines: [string, number][]) {
  const given = lines.map(([sku, quantity], at) => ({ sku, quantity, pointer: `/lines/${at}` }));
  return acceptedValue(await addLines(shopper, given)).basket;
}

/** The words of a document; null where no reader of PDF is installed. */
function textOf(pdf: Uint8Array): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'keyline-quote-'));
  try {
    writeFileSync(join(directory, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(directory, 'a.pdf'), '-'], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return null;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

describe('a quote to carry along', () => {
  it('prints lines, totals, reasons, validity and whom to ask; the same basket of a day is the same print', async () => {
    const shopper = shop.guest();
    await put(shopper, ['RLY-TEAM-12', 100]);
    const first = acceptedValue(await quotePdf(shopper, await currentBasket(shopper)));
    const again = acceptedValue(await quotePdf(shopper, await currentBasket(shopper)));
    expect(first.number).toMatch(/^P-\d{8}-[0-9A-F]{6}$/);
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
    const text = textOf(first.bytes);
    if (text === null) return;
    for (const part of ['Price quote', first.number, '1,980.00', '19.80', 'Hold until', 'Maren Vogt', 'not an order']) {
      expect(text).toContain(part);
    }
  });

  it('says until when the price holds by the lists that are published', async () => {
    const shopper = shop.guest();
    await put(shopper, ['VIG-12', 3]);
    const text = textOf(acceptedValue(await quotePdf(shopper, await currentBasket(shopper))).bytes);
    if (text === null) return;
    expect(text.replace(/\s+/g, ' ')).toMatch(/Hold until [A-Z0-9]/);
  });

  it('is made of a choice that was never put into a basket', async () => {
    const shopper = shop.guest();
    const chosen = acceptedValue(await chosenBasket(shopper, 'vig-12', { quantity: '7' }));
    const text = textOf(acceptedValue(await quotePdf(shopper, chosen)).bytes);
    expect(await currentBasket(shopper)).toBeNull();
    if (text !== null) expect(text).toContain('56.00');
  });

  it('over the limit leads to a person, without the prices that the store hides', async () => {
    const shopper = shop.guest();
    const chosen = acceptedValue(await chosenBasket(shopper, 'rly-team-12', { quantity: '999' }));
    const open = textOf(acceptedValue(await quotePdf(shopper, chosen)).bytes);
    await database.owner.query('UPDATE accounts.store SET shows_prices_over_limit = false');
    await database.owner.query("SELECT platform.raise_version('seller')");
    await testRefresh(shopper);
    const hidden = textOf(acceptedValue(await quotePdf(shopper, chosen)).bytes);
    await database.owner.query('UPDATE accounts.store SET shows_prices_over_limit = true');
    await database.owner.query("SELECT platform.raise_version('seller')");
    await testRefresh(shopper);
    if (open === null || hidden === null) return;
    expect(open).toContain('19,780.20');
    expect(hidden).not.toContain('19,780.20');
    expect(hidden).not.toContain('19.80');
    expect(hidden).toContain('Who answers');
  });

  it('refuses an empty basket', async () => {
    expect(await quotePdf(shop.guest(), null)).toMatchObject({ refusal: { code: 'basket_empty' } });
  });
});

const testRefresh = (shopper: Shopper) => (shopper.versions as { refresh?: () => Promise<void> }).refresh?.();
const tokenOf = (link: string) => link.split('/').at(-1)!;

describe('a basket sent to a colleague', () => {
  it('opens as it was sent, whatever becomes of the basket, and is ordered by who takes it', async () => {
    const sender = shop.guest();
    await put(sender, ['VIG-12', 3]);
    const { link } = acceptedValue(await linkBasket(sender, { name: 'Bo', note: 'As agreed' }));
    await put(sender, ['VIG-12', 5]);
    const reader = shop.guest();
    const opened = acceptedValue(await openSentBasket(reader, tokenOf(link)));
    expect(opened).toMatchObject({
      name: 'Bo',
      note: 'As agreed',
      changes: [],
      before: { dueNow: { amount: '24.00' } },
    });
    const taken = acceptedValue(await takeSentBasket(reader, tokenOf(link)));
    expect(taken.basket.lines).toMatchObject([{ sku: 'VIG-12', quantity: 3 }]);
    expect((await currentBasket(sender))!.lines[0]!.quantity).toBe(8);
  });

  it('is priced anew, and says what changed', async () => {
    const sender = shop.guest();
    await put(sender, ['MOVE-12', 2], ['VIG-12', 1]);
    const { link } = acceptedValue(await linkBasket(sender, { name: '', note: '' }));
    await shop.reprice('MOVE-12', '11.00');
    const opened = acceptedValue(await openSentBasket(shop.guest(), tokenOf(link)));
    expect(opened.changes).toMatchObject([{ sku: 'MOVE-12', before: { amount: '20.00' }, now: { amount: '22.00' } }]);
    expect(opened.basket.totals.dueNow.amount).toBe('30.00');
  });

  it('ends after 30 days, and opens nothing when anything in it is changed', async () => {
    const sender = shop.guest();
    await put(sender, ['VIG-12', 1]);
    const { link } = acceptedValue(await linkBasket(sender, { name: '', note: '' }));
    const late = { ...shop.guest(), clock: { now: () => sender.clock.now() + 31 * 86_400_000 } };
    expect(await openSentBasket(late, tokenOf(link))).toMatchObject({ refusal: { code: 'basket_link_over' } });
    const forged = `${tokenOf(link).slice(0, -2)}AA`;
    expect(await openSentBasket(shop.guest(), forged)).toMatchObject({ refusal: { code: 'basket_link_over' } });
  });

  it('goes by mail in our words, the note quoted, five times a day to one address at most', async () => {
    const sender = shop.guest();
    await put(sender, ['VIG-12', 1]);
    const note = 'Look at this\n<script>alert(1)</script>';
    for (let at = 0; at < 5; at += 1) {
      acceptedValue(await mailBasket(sender, 'Purchasing@Brightwater.example', { name: 'Bo', note }));
    }
    expect(await mailBasket(sender, 'purchasing@brightwater.example', { name: 'Bo', note })).toMatchObject({
      refusal: { code: 'too_many_requests' },
    });
    const mails = await database.owner.query<{ body_text: string; body_html: string; subject: string }>(
      "SELECT subject, body_text, body_html FROM platform.mail WHERE recipient LIKE '%purchasing@brightwater.example%'",
    );
    expect(mails).toHaveLength(5);
    expect(mails[0]!.subject).toBe('Bo sends you a basket from Halden');
    expect(mails[0]!.body_text).toContain('> <script>alert(1)</script>');
    expect(mails[0]!.body_html).not.toContain('<script>');
  });

  it('carries no web address of the sender', () => {
    const read = (note: string) => mailBody.safeParse({ to: 'a@b.example', note }).success;
    expect([read('Have a look'), read('see http://evil.example'), read('www.evil.example')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a saved basket', () => {
  const query = { sort: '-savedAt' as const, limit: 50 };
  const namesSeenBy = async (shopper: Shopper) =>
    acceptedValue(await savedBasketPage(shopper, query)).items.map(({ name }) => name);

  it('is kept under a name, restored at the prices of today, renamed and deleted', async () => {
    const buyer = shop.buyer(company);
    await put(buyer, ['VIG-12', 4]);
    const saved = acceptedValue(await saveBasket(buyer, { name: 'Depot', shared: false }));
    expect(await saveBasket(buyer, { name: 'depot', shared: false })).toMatchObject({
      refusal: { code: 'saved_basket_name_taken' },
    });
    const fresh = { ...shop.buyer(company) };
    const restored = acceptedValue(await restoreSavedBasket(fresh, saved.id));
    expect(restored.basket.lines).toMatchObject([{ sku: 'VIG-12', quantity: 4 }]);
    const renamed = acceptedValue(await changeSavedBasket(buyer, saved.id, 1, { name: 'Depot 2', shared: false }));
    expect(renamed).toMatchObject({ name: 'Depot 2', rowVersion: 2, mine: true });
    expect(await changeSavedBasket(buyer, saved.id, 1, { name: 'X', shared: false })).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
    acceptedValue(await removeSavedBasket(buyer, saved.id));
    expect(await namesSeenBy(buyer)).toEqual([]);
  });

  it('is seen by colleagues once it is shared, and by nobody else ever', async () => {
    const buyer = shop.buyer(company);
    const colleague = { ...shop.buyer({ ...company, personId: other.personId }) };
    await put(buyer, ['VIG-12', 2]);
    const saved = acceptedValue(await saveBasket(buyer, { name: 'Quarterly', shared: false }));
    expect(await namesSeenBy(colleague)).toEqual([]);
    expect(await restoreSavedBasket(colleague, saved.id)).toMatchObject({
      refusal: { code: 'saved_basket_not_found' },
    });
    acceptedValue(await changeSavedBasket(buyer, saved.id, 1, { name: 'Quarterly', shared: true }));
    expect(await namesSeenBy(colleague)).toEqual(['Quarterly']);
    expect(await changeSavedBasket(colleague, saved.id, 2, { name: 'Mine', shared: false })).toMatchObject({
      refusal: { code: 'saved_basket_not_found' },
    });
    expect(await removeSavedBasket(colleague, saved.id)).toMatchObject({ refusal: { code: 'saved_basket_not_found' } });
    const stranger = shop.buyer(other);
    expect(await namesSeenBy(stranger)).toEqual([]);
    expect(await restoreSavedBasket(stranger, saved.id)).toMatchObject({ refusal: { code: 'saved_basket_not_found' } });
  });
});
