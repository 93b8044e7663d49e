import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { openShop, type Shop } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import type { Context } from '../../platform/http/route.ts';
import { productPageOf } from './actions/product-page.ts';
import { beginPreview, endPreview, notInPreview, previewShown, seenAs } from './actions/store-preview.ts';

const database = testDatabase();
let world: ReturnType<typeof testWorld>;
let shop: Shop;
let desk: Context;
let other: Context;
let company: { accountId: string };

/** A person of the vendor's staff in a session of his own. */
async function staff(): Promise<Context> {
  const context = world.system();
  const sessionId = context.newId();
  await database.owner.query(
    `INSERT INTO platform.session (token_hash, id, csrf_secret, created_at, seen_at, expires_at)
     VALUES (decode(md5($1::uuid::text), 'hex'), $1::uuid, 'x', now(), now(), now() + interval '1 day')`,
    [sessionId],
  );
  const someone = world.staff(context.newId(), ['sales_manager']);
  return { ...someone, caller: { ...someone.caller, sessionId } };
}

async function listed(audience: string, kind: string, unitPrice: string, startsOn: string): Promise<void> {
  const id = world.system().newId();
  await database.owner.query(
    `INSERT INTO pricing.price_list (id, seller_id, name, kind, audience, currency, starts_on, created_at)
     VALUES ($1, $2, $3, $4, $5, 'USD', $6, now())`,
    [id, shop.sellerId, `${audience} ${startsOn}`, kind, audience, startsOn],
  );
  await database.owner.query('INSERT INTO pricing.price (price_list_id, offer_id, unit_price) VALUES ($1, $2, $3)', [
    id,
    shop.offerId('TEAM'),
    unitPrice,
  ]);
  await database.owner.query("UPDATE pricing.price_list SET status = 'published', published_at = now() WHERE id = $1", [
    id,
  ]);
}

const priceSeenBy = async (context: Context) =>
  JSON.parse(acceptedValue(await productPageOf(await seenAs(context), 'team', {}))).choice.unitPrice;

beforeAll(async () => {
  world = testWorld(database.app, { seed: 'preview' });
  shop = await openShop(world, database.owner);
  await shop.sell({ sku: 'TEAM', unitPrice: '22.00' });
  company = await shop.company('Castell', 'ines@castell.example', { segment: 'public-sector' });
  await listed('segment:public-sector', 'segment', '18.00', '2026-01-01');
  await listed(`account:${company.accountId}`, 'agreement', '15.00', '2026-01-01');
  await listed('public', 'public', '25.00', '2027-01-01');
  await database.owner.query("SELECT platform.raise_version('prices')");
  await world.world.versions.refresh();
  [desk, other] = [await staff(), await staff()];
});

describe('the store as a buyer sees it', () => {
  it.each([
    ['everybody', () => 'public', '22.00'],
    ['a segment', () => 'segment:public-sector', '18.00'],
    ['a company', () => `account:${company.accountId}`, '15.00'],
  ])('has the prices of %s', async (_, audience, price) => {
    acceptedValue(await beginPreview(desk, { audience: audience(), day: desk.today, currency: 'USD' }));
    expect(await priceSeenBy(desk)).toBe(price);
  });

  it('has the prices of a day to come, and nobody else meets them', async () => {
    acceptedValue(await beginPreview(desk, { audience: 'public', day: '2027-01-01', currency: 'USD' }));
    expect(await priceSeenBy(desk)).toBe('25.00');
    expect(await Promise.all([other, shop.guest()].map(priceSeenBy))).toEqual(['22.00', '22.00']);
    expect(await previewShown(other)).toBeNull();
  });

  it('does not make the process forget lists that end before that day', async () => {
    acceptedValue(await beginPreview(desk, { audience: 'public', day: '2099-01-01', currency: 'USD' }));
    await database.owner.query("SELECT platform.raise_version('prices')");
    await world.world.versions.refresh();
    await priceSeenBy(desk);
    expect(await priceSeenBy(other)).toBe('22.00');
  });

  it('takes no orders until it is left', async () => {
    acceptedValue(await beginPreview(desk, { audience: 'public', day: '2027-01-01', currency: 'USD' }));
    expect(await notInPreview(desk)).toMatchObject({ refusal: { code: 'store_preview_only' } });
    expect(await notInPreview(other)).toMatchObject({ ok: true });
    await endPreview(desk);
    expect(await notInPreview(desk)).toMatchObject({ ok: true });
    expect(await priceSeenBy(desk)).toBe('22.00');
  });

  it('is refused for a day that has passed, a currency of no store, and a company that is not there', async () => {
    const asked = { audience: 'public', day: desk.today, currency: 'USD' };
    expect(await beginPreview(desk, { ...asked, day: '2020-01-01', currency: 'JPY' })).toMatchObject({
      refusal: { errors: [{ pointer: '/day' }, { pointer: '/currency' }] },
    });
    const nobodys = '0190a3f2-0000-7000-8000-000000000001';
    expect(await beginPreview(desk, { ...asked, audience: `account:${nobodys}` })).toMatchObject({
      refusal: { code: 'account_not_found' },
    });
  });

  it('is forgotten the next morning, and with the session', async () => {
    acceptedValue(await beginPreview(desk, { audience: 'public', day: '2027-01-01', currency: 'USD' }));
    await database.owner.query("UPDATE baskets.store_preview SET begun_at = begun_at - interval '13 hours'");
    expect(await previewShown(desk)).toBeNull();
    await database.owner.query('DELETE FROM platform.session WHERE id = $1', [desk.caller.sessionId!]);
    expect(await database.owner.query('SELECT FROM baskets.store_preview')).toEqual([]);
  });
});
