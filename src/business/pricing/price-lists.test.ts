import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { draftOf, manager, vendor } from '../../../test/vendor.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { changePriceList, createPriceList, deleteDraft, getPriceList, listPriceLists } from './actions/price-lists.ts';
import { changePrices, listPrices } from './actions/prices.ts';
import { diffOfPriceList, publishPriceList } from './actions/publish.ts';
import { priceSnapshot } from './actions/snapshot.ts';
import type { PriceBody } from './terms.ts';
import { priceBody } from './terms.ts';

const database = testDatabase();

const row = (sku: string, unitPrice: string, more: Partial<PriceBody> = {}): PriceBody =>
  priceBody.parse({ sku, unitPrice, ...more });
const steps = {
  tierMode: 'all-units',
  tierCounting: 'line',
  tiers: [
    { from: 100, unitPrice: '19.80' },
    { from: 1000, unitPrice: '17.60' },
  ],
} as const;
/** The tiers of RULES 2. */
const rules = row('TEAM-12', '22.00', { ...steps, tiers: [...steps.tiers] });

const set = (
  desk: Awaited<ReturnType<typeof vendor>>,
  list: { id: string; rowVersion: number },
  ...rows: PriceBody[]
) => changePrices(desk, list.id, String(list.rowVersion), { rows });

/** A currency of its own for each test, so that no list of another test overlaps. */
const currencies = [
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'HUF',
  'AUD',
  'CAD',
  'NZD',
  'KWD',
  'INR',
];
const nextCurrency = () => currencies.pop()!;

describe('a draft', () => {
  it('is created, changed and deleted, each time from the version that was read', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    const { id: _, sellerId: __, status: ___, publishedAt, state, prices, rowVersion, ...header } = list;
    expect({ publishedAt, state, prices, rowVersion }).toEqual({
      publishedAt: null,
      state: 'draft',
      prices: 0,
      rowVersion: 1,
    });
    expect(await changePriceList(desk, list.id, null, header)).toMatchObject({ refusal: { code: 'version_needed' } });
    expect(await changePriceList(desk, list.id, '1', { ...header, name: 'Spring' })).toMatchObject({
      ok: true,
      value: { name: 'Spring', rowVersion: 2 },
    });
    expect(await changePriceList(desk, list.id, '1', header)).toMatchObject({
      refusal: { code: 'changed_meanwhile', facts: { version: 2 } },
    });
    expect(await deleteDraft(desk, list.id, '2')).toMatchObject({ ok: true });
    expect(await getPriceList(desk, list.id)).toMatchObject({ refusal: { code: 'price_list_not_found' } });
  });

  it('refuses an audience that its kind does not have, and an end before the start', async () => {
    const desk = await vendor(database.app);
    const header = { name: 'X', currency: 'USD', startsOn: '2026-03-16', endsOn: null } as const;
    expect(await createPriceList(desk, { ...header, kind: 'agreement', audience: 'public' })).toMatchObject({
      refusal: {
        code: 'invalid_input',
        errors: [{ pointer: '/audience', value: 'public', facts: { options: 'account:...' } }],
      },
    });
    expect(
      await createPriceList(desk, { ...header, kind: 'public', audience: 'public', endsOn: '2026-03-16' }),
    ).toMatchObject({
      refusal: { errors: [{ pointer: '/endsOn', expected: 'day_after_start' }] },
    });
  });

  it('takes the rows of another list along, but never into another currency', async () => {
    const desk = await vendor(database.app);
    const source = await draftOf(desk);
    await set(desk, source, rules);
    const copy = await draftOf(desk, { copyOf: source.id, name: 'Copy' });
    expect(acceptedValue(await listPrices(desk, copy.id, { limit: 50 })).items).toEqual([
      { ...rules, offerId: expect.any(String), offerName: 'relay team' },
    ]);
    const header = { name: 'Euro', kind: 'public', audience: 'public', startsOn: '2026-03-16', endsOn: null } as const;
    expect(await createPriceList(desk, { ...header, currency: 'EUR', copyOf: source.id })).toMatchObject({
      refusal: { code: 'price_list_other_currency', facts: { before: 'USD', currency: 'EUR' } },
    });
    const lists = acceptedValue(await listPriceLists(desk, { q: 'Euro', sort: 'name', limit: 50 }));
    expect(lists.items).toEqual([]);
  });

  it('refuses another currency once there are prices', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    await set(desk, list, row('CORE-12', '10'));
    const header = { name: 'X', kind: 'public', audience: 'public', startsOn: '2026-03-16', endsOn: null } as const;
    expect(await changePriceList(desk, list.id, '2', { ...header, currency: 'EUR' })).toMatchObject({
      refusal: { code: 'price_list_other_currency' },
    });
  });
});

describe('the rows of a draft', () => {
  it('refuses a tier that starts below the one before, or at the same quantity, and saves nothing', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    const down = row('TEAM-12', '22', {
      ...steps,
      tiers: [
        { from: 1000, unitPrice: '17' },
        { from: 100, unitPrice: '19' },
      ],
    });
    expect(await set(desk, list, row('CORE-12', '10'), down)).toMatchObject({
      refusal: {
        errors: [{ pointer: '/rows/1/tiers/1/from', value: 100, expected: 'tier_ascending', facts: { least: 1001 } }],
      },
    });
    const twice = row('TEAM-12', '22', {
      ...steps,
      tiers: [
        { from: 100, unitPrice: '17' },
        { from: 100, unitPrice: '19' },
      ],
    });
    expect(await set(desk, list, twice)).toMatchObject({ refusal: { errors: [{ expected: 'tier_once' }] } });
    expect(await getPriceList(desk, list.id)).toMatchObject({ ok: true, value: { prices: 0, rowVersion: 1 } });
  });

  it('refuses graduated tiers that count across the basket, and a tier with both a price and a discount', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    const counted = row('TEAM-12', '22', {
      ...steps,
      tiers: [...steps.tiers],
      tierMode: 'graduated',
      tierCounting: 'family',
    });
    expect(await set(desk, list, counted)).toMatchObject({
      refusal: { errors: [{ pointer: '/rows/0/tierCounting', expected: 'graduated_per_line' }] },
    });
    const both = row('TEAM-12', '22', { ...steps, tiers: [{ from: 10, unitPrice: '1', discount: '0.1' }] });
    expect(await set(desk, list, both)).toMatchObject({
      refusal: { errors: [{ pointer: '/rows/0/tiers/0', expected: 'tier_price_or_discount' }] },
    });
  });

  it('refuses a SKU the catalogue does not have, and one that stands twice', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    expect(await set(desk, list, row('NOPE', '1'), row('core-12', '1'), row('CORE-12', '2'))).toMatchObject({
      refusal: {
        errors: [
          { pointer: '/rows/0/sku', value: 'NOPE', expected: 'sku_of_catalogue' },
          { pointer: '/rows/2/sku', value: 'CORE-12', expected: 'sku_once' },
        ],
      },
    });
  });

  it('leaves the version alone when nothing changes, and notes what was before and after when it does', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    const first = acceptedValue(await set(desk, list, row('CORE-12', '10.000000'), rules)).list;
    expect(first).toMatchObject({ rowVersion: 2, prices: 2 });
    expect(acceptedValue(await set(desk, first, row('CORE-12', '10'), rules)).list.rowVersion).toBe(2);
    const gone = await changePrices(desk, list.id, '2', {
      rows: [row('TEAM-12', '21'), { sku: 'core-12', remove: true }],
    });
    expect(acceptedValue(gone)).toMatchObject({
      list: { rowVersion: 3, prices: 1 },
      rows: [
        { sku: 'TEAM-12', answer: 'changed', price: { unitPrice: '21.00' } },
        { sku: 'CORE-12', answer: 'removed', price: null },
      ],
    });
    const trail = await database.owner.query<{ actor: string; before: unknown; after: unknown }>(
      `SELECT actor, before, after FROM platform.audit_entry WHERE subject_id = $1 AND action = 'prices.rows'`,
      [list.id],
    );
    expect(trail).toHaveLength(2);
    const second = trail.find((entry) => (entry.before as unknown[]).length === 2);
    expect(second).toMatchObject({ actor: manager, after: [{ unitPrice: '21.00', tiers: [] }] });
  });

  it('pages by SKU and finds by part of one', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    await set(desk, list, ...['CORE-0', 'CORE-12', 'CORE-36', 'TEAM-0', 'TEAM-12'].map((sku) => row(sku, '1')));
    const first = acceptedValue(await listPrices(desk, list.id, { limit: 2 }));
    const second = acceptedValue(await listPrices(desk, list.id, { limit: 2, cursor: first.next! }));
    expect([...first.items, ...second.items].map((item) => item.sku)).toEqual([
      'CORE-0',
      'CORE-12',
      'CORE-36',
      'TEAM-0',
    ]);
    expect(first.approximateTotal).toBe(5);
    expect(
      acceptedValue(await listPrices(desk, list.id, { q: 'eam-1', limit: 9 })).items.map((item) => item.sku),
    ).toEqual(['TEAM-12']);
  });
});

describe('publishing', () => {
  it('makes a list count at once, and never change again, not even by hand in the database', async () => {
    const desk = await vendor(database.app);
    const currency = nextCurrency();
    const list = await draftOf(desk, { currency });
    const filled = acceptedValue(await set(desk, list, rules)).list;
    const before = (await priceSnapshot(desk)).pricesFor({
      sellerId: list.sellerId,
      currency,
      buyer: {},
      today: desk.today,
    });
    expect(before.lists).toEqual([]);
    const published = acceptedValue(await publishPriceList(desk, list.id, String(filled.rowVersion)));
    expect(published).toMatchObject({ list: { status: 'published', state: 'in_effect' }, notes: [] });
    const after = (await priceSnapshot(desk)).pricesFor({
      sellerId: list.sellerId,
      currency,
      buyer: {},
      today: desk.today,
    });
    expect(after.lists.map((one) => one.id)).toEqual([list.id]);
    const version = String(published.list.rowVersion);
    expect(await set(desk, published.list, row('CORE-12', '1'))).toMatchObject({
      refusal: { code: 'price_list_published' },
    });
    expect(await deleteDraft(desk, list.id, version)).toMatchObject({ refusal: { code: 'price_list_published' } });
    expect(await publishPriceList(desk, list.id, version)).toMatchObject({ refusal: { code: 'price_list_published' } });
    const byHand = [
      `UPDATE pricing.price SET unit_price = 1 WHERE price_list_id = '${list.id}'`,
      `DELETE FROM pricing.price WHERE price_list_id = '${list.id}'`,
      `INSERT INTO pricing.term_discount VALUES ('${list.id}', NULL, 12, 0.5)`,
      `UPDATE pricing.price_list SET status = 'draft', published_at = NULL WHERE id = '${list.id}'`,
    ];
    for (const statement of byHand) await expect(database.app.execute(statement)).rejects.toThrow('publish');
  });

  it('says what a published list changed, to those who subscribe', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk, { currency: nextCurrency() });
    await set(desk, list, rules);
    await publishPriceList(desk, list.id, '2');
    const events = await database.owner.query<{ data: object }>(
      `SELECT data FROM platform.outbox WHERE type = 'prices.published' AND data ->> 'priceListId' = $1`,
      [list.id],
    );
    expect(events).toMatchObject([{ data: { name: 'Public 2026', audience: 'public' } }]);
  });

  it('refuses an empty list, one that is over, and one from a version that is no longer there', async () => {
    const desk = await vendor(database.app);
    const currency = nextCurrency();
    const empty = await draftOf(desk, { currency });
    expect(await publishPriceList(desk, empty.id, '1')).toMatchObject({ refusal: { code: 'price_list_empty' } });
    const over = await draftOf(desk, { currency, startsOn: '2026-01-01', endsOn: '2026-03-16' });
    await set(desk, over, rules);
    expect(await publishPriceList(desk, over.id, '2')).toMatchObject({ refusal: { code: 'price_list_over' } });
    expect(await publishPriceList(desk, over.id, '1')).toMatchObject({ refusal: { code: 'changed_meanwhile' } });
    expect(await publishPriceList(desk, over.id, null)).toMatchObject({ refusal: { code: 'version_needed' } });
  });

  it('refuses a second list with the same start, and of two at the same instant lets one through', async () => {
    const desk = await vendor(database.app);
    const currency = nextCurrency();
    const drafts = [];
    for (let index = 0; index < 5; index++) {
      const draft = await draftOf(desk, { currency, name: `Rival ${index}` });
      await set(desk, draft, rules);
      drafts.push(draft);
    }
    const outcomes = await Promise.all(drafts.map((draft) => publishPriceList(desk, draft.id, '2')));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    for (const outcome of outcomes)
      if (!outcome.ok)
        expect(outcome.refusal).toMatchObject({ code: 'price_list_same_start', facts: { name: /Rival \d/ } });
  });

  it('lets two lists overlap and says which one wins from when, and what keeps its old price', async () => {
    const desk = await vendor(database.app);
    const currency = nextCurrency();
    const old = await draftOf(desk, { currency, name: 'Old', startsOn: '2026-02-01' });
    await set(desk, old, row('CORE-12', '10'), row('TEAM-12', '20'));
    expect(acceptedValue(await publishPriceList(desk, old.id, '2')).notes.map((note) => note.code)).toEqual([
      'started_in_past',
    ]);
    const next = await draftOf(desk, { currency, name: 'Next', startsOn: '2026-04-01' });
    await set(desk, next, row('TEAM-12', '25'));
    const { notes, list } = acceptedValue(await publishPriceList(desk, next.id, '2'));
    expect(list.state).toBe('coming');
    expect(notes.map((note) => note.text)).toEqual([
      'This list and Old hold at the same time. From 1 Apr 2026 on, Next counts for every offer it carries, because it starts later.',
      'One offer is not in this list and keeps its price from the list before.',
    ]);
    const snapshot = await priceSnapshot(desk);
    const on = (today: string) =>
      snapshot.pricesFor({ sellerId: list.sellerId, currency, buyer: {}, today }).lists.map((one) => one.name);
    expect([on('2026-01-31'), on('2026-03-31'), on('2026-04-01')]).toEqual([[], ['Old'], ['Next', 'Old']]);
  });
});

describe('the diff', () => {
  it('shows against the list it will follow what is added, removed and changed, and by how much', async () => {
    const desk = await vendor(database.app);
    const currency = nextCurrency();
    const old = await draftOf(desk, { currency, name: 'Old', startsOn: '2026-02-01' });
    await set(desk, old, row('CORE-0', '1'), row('CORE-12', '10'), row('TEAM-12', '20'));
    await publishPriceList(desk, old.id, '2');
    const next = await draftOf(desk, { currency, name: 'Next', startsOn: '2026-04-01' });
    const header = {
      name: 'Next',
      kind: 'public',
      audience: 'public',
      currency,
      startsOn: '2026-04-01',
      endsOn: null,
    } as const;
    await changePriceList(desk, next.id, '1', {
      ...header,
      termDiscounts: [{ familyId: null, termMonths: 36, discount: '0.2' }],
    });
    const filled = acceptedValue(
      await changePrices(desk, next.id, '2', {
        rows: [row('CORE-12', '9.55'), row('TEAM-12', '20'), row('TEAM-36', '5')],
      }),
    ).list;
    expect(filled.termDiscounts).toEqual([{ familyId: null, termMonths: 36, discount: '0.2' }]);
    const diff = acceptedValue(await diffOfPriceList(desk, next.id));
    expect(diff.follows).toMatchObject({ id: old.id, name: 'Old' });
    expect(diff.counts).toEqual({ added: 1, removed: 1, changed: 1, unchanged: 1 });
    expect(diff.added.map((one) => one.sku)).toEqual(['TEAM-36']);
    expect(diff.removed.map((one) => one.sku)).toEqual(['CORE-0']);
    expect(diff.changed).toMatchObject([
      { sku: 'CORE-12', percent: '-4.5', before: { unitPrice: '10.00' }, after: { unitPrice: '9.55' } },
    ]);
    expect(diff.termDiscounts).toEqual([{ familyId: null, termMonths: 36, before: null, after: '0.2' }]);
    expect(diff.surprises).toEqual([]);
  });

  it('names surprises: where more costs less, a price under its floor, nothing to pay, a slipped decimal point', async () => {
    const desk = await vendor(database.app);
    const currency = nextCurrency();
    const old = await draftOf(desk, { currency, startsOn: '2026-02-01' });
    await set(desk, old, row('CORE-36', '10'));
    await publishPriceList(desk, old.id, '2');
    const list = await draftOf(desk, { currency });
    await set(desk, list, rules, row('CORE-12', '10', { floor: '11' }), row('CORE-0', '0'), row('CORE-36', '100'));
    const { surprises } = acceptedValue(await diffOfPriceList(desk, list.id));
    expect(surprises.map((one) => one.text).sort()).toEqual([
      'CORE-0 costs nothing.',
      'CORE-12: 10.00 from 1 on is under the floor of 11.00.',
      'CORE-36 rises by 900 %, from 10.00 to 100.00.',
      'TEAM-12: 1,000 cost 2,180.20 less than 999.',
      'TEAM-12: 100 cost 198.00 less than 99.',
    ]);
  });
});
