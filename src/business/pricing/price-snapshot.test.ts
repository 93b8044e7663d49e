import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { bytesOf, draftOf, vendor } from '../../../test/vendor.ts';
import { decimal } from '../../kernel/decimal.ts';
import { printAmount } from '../../kernel/money.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { catalogSnapshot } from '../catalog/actions/snapshot.ts';
import { offerBySku } from '../catalog/rules.ts';
import { importPrices } from './actions/price-file.ts';
import { changePriceList } from './actions/price-lists.ts';
import { publishPriceList } from './actions/publish.ts';
import { priceSnapshot } from './actions/snapshot.ts';
import { priceBasket } from './rules/basket-price.ts';
import type { Buyer } from './rules/facts.ts';
import { offerFactsOf } from './rules/offer-facts.ts';
import type { PriceListCreate, TermDiscount } from './terms.ts';

const database = testDatabase();
type Desk = Awaited<ReturnType<typeof vendor>>;
const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF'];

async function published(desk: Desk, file: string, header: Partial<PriceListCreate>, termDiscounts?: TermDiscount[]) {
  const list = await draftOf(desk, header);
  acceptedValue(await importPrices(desk, list.id, bytesOf(file), { all: true, ifMatch: null }));
  if (termDiscounts) {
    const { name, kind, audience, currency, startsOn, endsOn } = list;
    const change = { name, kind, audience, currency, startsOn, endsOn, termDiscounts };
    acceptedValue(await changePriceList(desk, list.id, '2', change));
  }
  return acceptedValue(await publishPriceList(desk, list.id, termDiscounts ? '3' : '2')).list;
}

/** Net per billing period, or why there is none. */
async function netOf(
  desk: Desk,
  sku: string,
  quantity: number,
  currency: string,
  buyer: Buyer = {},
  today = desk.today,
) {
  const catalog = await catalogSnapshot(desk);
  const { seller_id: sellerId } = (
    await database.owner.query<{ seller_id: string }>('SELECT seller_id FROM accounts.store')
  )[0]!;
  const prices = (await priceSnapshot(desk)).pricesFor({ sellerId, currency, buyer, today });
  const lines = [{ offer: offerBySku(catalog, sku)!.id, quantity }];
  const basket = priceBasket({ ...prices, offers: offerFactsOf(catalog), lines, today, currency, buyer });
  if (!basket.ok) return basket.refusal.code;
  const line = basket.value.lines[0]!;
  return line.state === 'priced' ? printAmount(line.net) : line.state;
}

const team = (price: string) => `sku,unit_price\nTEAM-12,${price}\n`;

describe('prices in memory', () => {
  it('give the figures of RULES 2 through the one pricer, tiers and terms derived from the month', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    const file = [
      'sku,unit_price,from_quantity,tier_mode',
      'TEAM-12,22.00,1,all-units',
      'TEAM-12,19.80,100,',
      'TEAM-12,17.60,1000,',
      'CORE-0,8.00,,',
    ].join('\n');
    await published(desk, file, { currency }, [{ familyId: null, termMonths: 36, discount: '0.2' }]);
    expect(await netOf(desk, 'TEAM-12', 999, currency)).toBe('19780.20');
    expect(await netOf(desk, 'TEAM-12', 1_000, currency)).toBe('17600.00');
    expect(await netOf(desk, 'CORE-36', 1, currency)).toBe('230.40');
    expect(await netOf(desk, 'CORE-60', 1, currency)).toBe('on-request');
  });

  it('let a family have a discount of its own', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    const family = [...(await catalogSnapshot(desk)).families.values()][0]!;
    await published(desk, 'sku,unit_price\nCORE-0,8.00\n', { currency }, [
      { familyId: null, termMonths: 36, discount: '0.2' },
      { familyId: family.id, termMonths: 36, discount: '0.5' },
    ]);
    expect(await netOf(desk, 'CORE-36', 1, currency)).toBe('144.00');
  });

  it('show a list to the people it is for, from its first day to before its last', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    await published(desk, team('20'), { currency, startsOn: '2026-01-01' });
    await published(desk, team('18'), {
      currency,
      kind: 'segment',
      audience: 'segment:public-sector',
      startsOn: '2026-01-01',
    });
    await published(desk, team('15'), { currency, kind: 'partner', audience: 'level:gold', startsOn: '2026-01-01' });
    await published(desk, team('10'), {
      currency,
      kind: 'agreement',
      audience: 'account:a1',
      startsOn: '2026-04-01',
      endsOn: '2026-05-01',
    });
    const net = (buyer: Buyer, today?: string) => netOf(desk, 'TEAM-12', 1, currency, buyer, today);
    expect(await net({})).toBe('20.00');
    expect(await net({ segment: 'public-sector' })).toBe('18.00');
    expect(await net({ level: 'gold', segment: 'public-sector' })).toBe('15.00');
    expect(await net({ account: 'a1' }, '2026-03-31')).toBe('20.00');
    expect(await net({ account: 'a1' }, '2026-04-01')).toBe('10.00');
    expect(await net({ account: 'a1' }, '2026-05-01')).toBe('20.00');
    expect(await net({ account: 'other' }, '2026-04-01')).toBe('20.00');
    expect((await priceSnapshot(desk)).audiences).toContain('level:gold');
  });

  it('keep no price that can never count again, and every one that can', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    const first = await published(desk, `${team('20')}CORE-12,5\n`, { currency, startsOn: '2026-01-01' });
    const second = await published(desk, team('21'), { currency, startsOn: '2026-02-01', endsOn: '2026-06-01' });
    const third = await published(desk, team('22'), { currency, startsOn: '2026-03-01' });
    const pricesIn = async (id: string) =>
      Object.keys((await priceSnapshot(desk)).lists.find((list) => list.id === id)!.prices).length;
    expect([await pricesIn(first.id), await pricesIn(second.id), await pricesIn(third.id)]).toEqual([1, 0, 1]);
    expect(await netOf(desk, 'CORE-12', 1, currency)).toBe('5.00');
    expect(await netOf(desk, 'TEAM-12', 1, currency)).toBe('22.00');
  });

  it('come back when the later list ends before the earlier one', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    await published(desk, team('20'), { currency, startsOn: '2026-01-01' });
    await published(desk, team('25'), { currency, startsOn: '2026-02-01', endsOn: '2026-06-01' });
    expect(await netOf(desk, 'TEAM-12', 1, currency, {}, '2026-05-31')).toBe('25.00');
    expect(await netOf(desk, 'TEAM-12', 1, currency, {}, '2026-06-01')).toBe('20.00');
  });

  it('drop the floor of a list when a later one for the same people carries the offer without', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    const old = 'sku,unit_price,floor\nTEAM-12,20,19\n';
    await published(desk, old, { currency, startsOn: '2026-01-01' });
    await published(desk, team('18'), { currency, startsOn: '2026-02-01', endsOn: '2026-06-01' });
    expect(await netOf(desk, 'TEAM-12', 1, currency)).toBe('18.00');
  });

  it('keep a month whose terms are derived, though a later list has the month', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    await published(desk, 'sku,unit_price\nCORE-0,8.00\n', { currency, startsOn: '2026-01-01' }, [
      { familyId: null, termMonths: 36, discount: '0.2' },
    ]);
    await published(desk, 'sku,unit_price\nCORE-0,9.00\n', { currency, startsOn: '2026-02-01' });
    expect(await netOf(desk, 'CORE-0', 1, currency)).toBe('9.00');
    expect(await netOf(desk, 'CORE-36', 1, currency)).toBe('230.40');
  });

  it('hold the floor of the list that carries the offer; a list for fewer people may move it, not remove it', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    const floored = (price: string, floor: string) => `sku,unit_price,floor\nTEAM-12,${price},${floor}\n`;
    const list = await published(desk, floored('20', '19'), { currency, startsOn: '2026-01-01' });
    await published(desk, team('18'), { currency, kind: 'segment', audience: 'segment:a', startsOn: '2026-01-01' });
    await published(desk, floored('18', '17'), {
      currency,
      kind: 'segment',
      audience: 'segment:b',
      startsOn: '2026-01-01',
    });
    const net = (buyer: Buyer) => netOf(desk, 'TEAM-12', 1, currency, buyer);
    expect(await net({})).toBe('20.00');
    expect(await net({ segment: 'a' })).toBe('below_floor');
    expect(await net({ segment: 'b' })).toBe('18.00');
    const offer = offerBySku(await catalogSnapshot(desk), 'TEAM-12')!.id;
    const asked = { sellerId: list.sellerId, currency, buyer: {}, today: desk.today };
    expect((await priceSnapshot(desk)).pricesFor(asked).floors[offer]).toEqual({ unitPrice: decimal('19') });
  });

  it('are read without SQL until a list is published, and are the same object for everybody they are the same for', async () => {
    const desk = await vendor(database.app);
    const currency = currencies.pop()!;
    const list = await published(desk, team('20'), { currency });
    const snapshot = await priceSnapshot(desk);
    expect(priceSnapshot(desk)).toBe(snapshot);
    const asked = (buyer: Buyer) => snapshot.pricesFor({ sellerId: list.sellerId, currency, buyer, today: desk.today });
    expect(asked({ account: 'nobody' })).toBe(asked({}));
    await published(desk, team('21'), { currency, startsOn: '2026-05-01' });
    expect(await priceSnapshot(desk)).not.toBe(snapshot);
  });

  it('are out of reach of the portal’s role: other companies’ prices and the floors stand in these tables', async () => {
    const desk = await vendor(database.app);
    for (const table of ['price_list', 'price', 'term_discount', 'self_service_limit'])
      await expect(
        desk.transaction((tx) => tx.query(`SELECT * FROM pricing.${table}`), {
          as: 'portal',
          accounts: [],
          person: null,
        }),
      ).rejects.toThrow('permission denied');
  });
});
