import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { bytesOf, draftOf, manager, vendor } from '../../../test/vendor.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { loadSellerAndStore } from '../accounts/actions/seller-and-store.ts';
import { catalogSnapshot } from '../catalog/actions/snapshot.ts';
import { offerBySku } from '../catalog/rules.ts';
import { previewLimit } from './actions/limit-preview.ts';
import { changeLimit, createLimit, getLimit, listLimits, removeLimit, storeOpeningCheck } from './actions/limits.ts';
import { importPrices } from './actions/price-file.ts';
import { publishPriceList } from './actions/publish.ts';
import { priceSnapshot } from './actions/snapshot.ts';
import type { LimitBody } from './terms.ts';
import { limitBody, limitPreviewQuery } from './terms.ts';

const database = testDatabase();
type Desk = Awaited<ReturnType<typeof vendor>>;

const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'AUD'];
const body = (more: Partial<LimitBody> = {}): LimitBody =>
  limitBody.parse({ scope: 'store', currency: 'USD', maxAmount: '20000.00', startsOn: '2026-03-01', ...more });

async function open(desk: Desk, opened: boolean): Promise<void> {
  await database.owner.execute('UPDATE accounts.store SET opened_at = $1', [
    opened ? new Date(desk.clock.now()) : null,
  ]);
  await database.owner.execute("SELECT platform.raise_version('seller')");
  await desk.versions.refresh();
}

/** A published public list with the tiers of RULES 2 on TEAM-12, in a currency of its own. */
async function priced(desk: Desk, file: string): Promise<string> {
  const currency = currencies.pop()!;
  const list = await draftOf(desk, { currency });
  acceptedValue(await importPrices(desk, list.id, bytesOf(file), { all: true, ifMatch: null }));
  acceptedValue(await publishPriceList(desk, list.id, '2'));
  return currency;
}
const tiers =
  'sku,unit_price,from_quantity,tier_mode\nTEAM-12,22.00,1,all-units\nTEAM-12,19.80,100,\nTEAM-12,17.60,1000,\n';

describe('a limit', () => {
  it('counts from its first day in every process that asks anew, and is changed from the version that was read', async () => {
    const desk = await vendor(database.app);
    const { store } = await loadSellerAndStore(desk);
    const currency = currencies.pop()!;
    const limit = acceptedValue(await createLimit(desk, body({ currency, startsOn: '2026-04-01' })));
    expect(limit).toMatchObject({ storeId: store.id, maxAmount: '20000.00', maxQuantity: null, rowVersion: 1 });
    const on = async (day: string) =>
      (await priceSnapshot(desk)).limitsOn(store.id, day).filter((one) => one.currency === currency);
    expect(await on('2026-03-31')).toEqual([]);
    expect(await on('2026-04-01')).toMatchObject([{ id: limit.id, maxAmount: { minor: 2_000_000n } }]);
    const changed = await changeLimit(
      desk,
      limit.id,
      '1',
      body({ currency, startsOn: '2026-04-01', maxQuantity: 2_499 }),
    );
    expect(acceptedValue(changed)).toMatchObject({ maxQuantity: 2_499, rowVersion: 2 });
    expect(await on('2026-04-01')).toMatchObject([{ maxQuantity: 2_499 }]);
    expect(await changeLimit(desk, limit.id, '1', body({ currency }))).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
    expect(await changeLimit(desk, limit.id, null, body({ currency }))).toMatchObject({
      refusal: { code: 'version_needed' },
    });
    expect(await removeLimit(desk, limit.id, '2')).toMatchObject({ ok: true });
    expect(await getLimit(desk, limit.id)).toMatchObject({ refusal: { code: 'limit_not_found' } });
    const trail = await database.owner.query<{ action: string; actor: string }>(
      'SELECT action, actor FROM platform.audit_entry WHERE subject_id = $1',
      [limit.id],
    );
    expect(trail.map((entry) => entry.action).sort()).toEqual(['limits.change', 'limits.create', 'limits.delete']);
    expect(trail.every((entry) => entry.actor === manager)).toBe(true);
  });

  it('refuses amounts finer than the currency, a scope without its thing, and nothing to limit', async () => {
    const desk = await vendor(database.app);
    const wrong = async (more: Partial<LimitBody>) => {
      const outcome = await createLimit(desk, body(more));
      return outcome.ok ? [] : outcome.refusal.errors!.map((error) => [error.pointer, error.expected]);
    };
    expect(await wrong({ currency: 'JPY', maxAmount: '20000.50' })).toEqual([
      ['/maxAmount', 'amount_digits_of_currency'],
    ]);
    expect(await wrong({ scope: 'product' })).toEqual([['/scopeId', 'limit_scope_needed']]);
    expect(await wrong({ scope: 'product', scopeId: manager })).toEqual([['/scopeId', 'known_id']]);
    expect(await wrong({ maxAmount: null })).toEqual([['/maxAmount', 'limit_quantity_or_amount']]);
    expect(await wrong({ endsOn: '2026-03-01' })).toEqual([['/endsOn', 'day_after_start']]);
  });

  it('names what it is for, and refuses a second one with the same start', async () => {
    const desk = await vendor(database.app);
    const offer = offerBySku(await catalogSnapshot(desk), 'TEAM-12')!;
    const currency = currencies.pop()!;
    const mine = body({ currency, scope: 'offer', scopeId: offer.id, maxAmount: null, maxQuantity: 0 });
    expect(acceptedValue(await createLimit(desk, mine))).toMatchObject({ scopeCode: 'TEAM-12', maxQuantity: 0 });
    expect(await createLimit(desk, mine)).toMatchObject({ refusal: { code: 'limit_same_start' } });
    const page = acceptedValue(await listLimits(desk, { currency, sort: '-startsOn', limit: 50 }));
    expect(page).toMatchObject({ items: [{ scope: 'offer' }], approximateTotal: 1, next: null });
  });

  it('gives way to one that starts later', async () => {
    const desk = await vendor(database.app);
    const { store } = await loadSellerAndStore(desk);
    const currency = currencies.pop()!;
    await createLimit(desk, body({ currency, maxAmount: '1', startsOn: '2026-01-01' }));
    await createLimit(desk, body({ currency, maxAmount: '2', startsOn: '2026-02-01', endsOn: '2026-03-01' }));
    const snapshot = await priceSnapshot(desk);
    const on = (day: string) =>
      snapshot
        .limitsOn(store.id, day)
        .filter((one) => one.currency === currency)
        .map((one) => one.maxAmount!.minor);
    // The second ended before the first load: it was never read.
    expect([on('2026-01-15'), on('2026-03-16')]).toEqual([[1n * 100n], [1n * 100n]]);
    await createLimit(desk, body({ currency, maxAmount: '3', startsOn: '2026-03-16' }));
    const later = (await priceSnapshot(desk))
      .limitsOn(store.id, '2026-03-16')
      .filter((one) => one.currency === currency);
    expect(later.map((one) => one.maxAmount!.minor)).toEqual([3n * 100n]);
  });
});

describe('a store', () => {
  it('without any limit cannot be opened, and keeps its last one while it is open', async () => {
    const desk = await vendor(database.app);
    const { store } = await loadSellerAndStore(desk);
    await database.owner.execute('DELETE FROM pricing.self_service_limit');
    const check = () => desk.transaction((tx) => storeOpeningCheck(desk, tx, store));
    expect(await check()).toMatchObject({ refusal: { code: 'store_without_limit' } });
    const first = acceptedValue(await createLimit(desk, body({ startsOn: '2026-03-16' })));
    expect(await check()).toMatchObject({ ok: true });
    await open(desk, true);
    expect(await removeLimit(desk, first.id, '1')).toMatchObject({ refusal: { code: 'limit_last' } });
    expect(await getLimit(desk, first.id)).toMatchObject({ ok: true });
    const later = body({ startsOn: '2026-05-01' });
    expect(await changeLimit(desk, first.id, '1', later)).toMatchObject({ refusal: { code: 'limit_last' } });
    const second = acceptedValue(await createLimit(desk, body({ currency: 'EUR', startsOn: '2026-03-16' })));
    const both = await Promise.all([removeLimit(desk, first.id, '1'), removeLimit(desk, second.id, '1')]);
    expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    await open(desk, false);
    const left = acceptedValue(await listLimits(desk, { sort: 'startsOn', limit: 50 })).items[0]!;
    expect(await removeLimit(desk, left.id, '1')).toMatchObject({ ok: true });
  });
});

describe('the preview of a limit', () => {
  const preview = (desk: Desk, query: object) =>
    previewLimit(desk, limitPreviewQuery.parse({ sku: 'TEAM-12', ...query }));
  const spans = (answer: { intervals: readonly { from: number; to: number | null; decision: string }[] }) =>
    answer.intervals.map(({ from, to, decision }) => `${from}-${to ?? ''} ${decision}`);

  it('shows the intervals of RULES 3: tiers make a larger quantity buy again', async () => {
    const desk = await vendor(database.app);
    const currency = await priced(desk, tiers);
    const answer = acceptedValue(await preview(desk, { currency, maxAmount: '19000.00' }));
    expect(spans(answer.proposed)).toEqual(['1-959 buy', '960-999 talk', '1000-1079 buy', '1080- talk']);
    expect(answer.proposed.talkFrom).toBe(1080);
    expect(answer.steps.map((step) => [step.from, step.unitPrice])).toEqual([
      [1, '22.00'],
      [100, '19.80'],
      [1000, '17.60'],
    ]);
    expect(spans(answer.now)).toEqual(['1- talk']);
    expect(answer.now.intervals[0]!.reason).toBe('currency');
  });

  it('shows where an amount, not the quantity, is what talks', async () => {
    const desk = await vendor(database.app);
    const currency = await priced(desk, 'sku,unit_price\nTEAM-12,17.60\nCORE-12,1162.00\n');
    const one = acceptedValue(await preview(desk, { currency, maxAmount: '20000', maxQuantity: '2499' }));
    expect(spans(one.proposed)[0]).toBe('1-1136 buy');
    expect(one.proposed.intervals[0]!.toCommitment).toEqual({ amount: '19993.60', currency });
    const quantity = acceptedValue(await preview(desk, { currency, maxQuantity: '2499' }));
    expect(spans(quantity.proposed)).toEqual(['1-2499 buy', '2500- talk']);
    const other = acceptedValue(await preview(desk, { currency, sku: 'core-12', maxAmount: '100000' }));
    expect(spans(other.proposed)).toEqual(['1-86 buy', '87- talk']);
  });

  it('takes the place of the limit that is there, and leaves the others', async () => {
    const desk = await vendor(database.app);
    const currency = await priced(desk, tiers);
    await createLimit(desk, body({ currency, maxAmount: '19000.00' }));
    const narrower = acceptedValue(await preview(desk, { currency, scope: 'offer', maxQuantity: '10' }));
    expect(spans(narrower.now)).toEqual(['1-959 buy', '960-999 talk', '1000-1079 buy', '1080- talk']);
    expect(spans(narrower.proposed)).toEqual(['1-10 buy', '11- talk']);
    const instead = acceptedValue(await preview(desk, { currency, maxAmount: '22.00' }));
    expect(spans(instead.proposed)).toEqual(['1-1 buy', '2- talk']);
  });

  it('refuses a limit that limits nothing and a SKU that is not there', async () => {
    const desk = await vendor(database.app);
    expect(await preview(desk, { currency: 'USD' })).toMatchObject({ refusal: { code: 'limit_invalid' } });
    expect(await preview(desk, { currency: 'USD', sku: 'NOPE', maxAmount: '1' })).toMatchObject({
      refusal: { code: 'offer_not_found', facts: { sku: 'NOPE' } },
    });
  });
});
