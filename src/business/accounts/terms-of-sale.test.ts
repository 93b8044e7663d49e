import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { openShop, type Shop } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import type { Context } from '../../platform/http/route.ts';
import { beginTermsOfSale, listTermsOfSale, publishTermsOfSale, termsOfSale } from './actions/terms-of-sale.ts';

const database = testDatabase();
let world: ReturnType<typeof testWorld>;
let shop: Shop;
beforeAll(async () => {
  world = testWorld(database.app, { seed: 'terms' });
  shop = await openShop(world, database.owner);
});

const admin = (): Context => world.staff('018f0000-0000-7000-8000-000000000009', ['administrator']);
const texts = { en: '# Prices\n\nBefore tax.', de: '# Preise\n\nOhne Steuer.' };
const fresh = () => world.world.versions.refresh();
const read = async (version?: string, language: 'en' | 'de' = 'en') =>
  acceptedValue(await termsOfSale({ ...shop.guest(), language }, version));

describe('the terms of sale', () => {
  it('are the plain summary until a version is written down', async () => {
    expect(await read()).toEqual({ version: '2026-01', startsOn: null, current: true, text: null });
  });

  it('hold from the day they start, in the language of the reader, and old versions stay readable', async () => {
    const { today } = admin();
    acceptedValue(await publishTermsOfSale(admin(), { version: '2026-03', startsOn: today, texts }));
    await fresh();
    expect(await read()).toMatchObject({ version: '2026-03', current: true, text: texts.en });
    expect(await read(undefined, 'de')).toMatchObject({ text: texts.de });
    const later = { version: '2030-01', startsOn: '2030-01-01', texts: { en: 'New.', de: 'Neu.' } };
    acceptedValue(await publishTermsOfSale(admin(), later));
    await fresh();
    expect((await read()).version).toBe('2026-03');
    await beginTermsOfSale({ ...world.system(), today: '2030-01-01' });
    await fresh();
    expect(await read()).toMatchObject({ version: '2030-01', text: 'New.' });
    expect(await read('2026-03')).toMatchObject({ current: false, text: texts.en });
    expect((await read('2026-01')).text).toContain('within 14 days of the order');
    expect((await listTermsOfSale(admin())).map(({ version, current }) => [version, current])).toEqual([
      ['2030-01', true],
      ['2026-03', false],
      ['2026-01', false],
    ]);
  });

  it('are never published twice under a version or a day, nor for a day that is over', async () => {
    const again = { version: '2026-03', startsOn: '2031-01-01', texts };
    expect(await publishTermsOfSale(admin(), again)).toMatchObject({ refusal: { code: 'terms_version_taken' } });
    const sameDay = { version: 'x', startsOn: '2030-01-01', texts };
    expect(await publishTermsOfSale(admin(), sameDay)).toMatchObject({ refusal: { code: 'terms_version_taken' } });
    const over = { version: 'y', startsOn: '2020-01-01', texts };
    expect(await publishTermsOfSale(admin(), over)).toMatchObject({
      refusal: { errors: [{ pointer: '/startsOn', expected: 'not_before' }] },
    });
    expect(await termsOfSale(shop.guest(), 'never')).toMatchObject({ refusal: { code: 'terms_not_found' } });
  });

  it('cannot be changed, not even in the database', async () => {
    await expect(database.app.query('UPDATE accounts.terms_of_sale SET texts = \'{"en": "x"}\'')).rejects.toThrow(
      /permission denied/,
    );
  });
});
