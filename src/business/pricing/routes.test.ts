import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { testServer } from '../../../test/server.ts';
import { manager, vendor } from '../../../test/vendor.ts';
import type { Visitor } from '../../platform/http/register-route.ts';
import type { Caller } from '../../platform/http/route.ts';
import { nobody } from '../../platform/outbox.ts';
import { routes as catalogRoutes } from '../catalog/routes.ts';
import { routes } from './routes.ts';

const database = testDatabase();
const staff = (staffRoles: readonly string[]): Caller => ({
  ...nobody,
  kind: 'staff',
  personId: manager,
  staffRoles,
  teamPeople: [manager],
});
let visitor: Visitor = { caller: staff(['sales_manager', 'catalogue']), language: 'en', csrfHolds: true };
let app: FastifyInstance;

beforeAll(async () => {
  await vendor(database.app);
  const { world } = testWorld(database.app);
  await world.versions.refresh();
  app = await testServer(world, [...catalogRoutes, ...routes], () => visitor);
});
afterAll(() => app.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const send = (method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
  app.inject({ method, url, headers, ...(payload ? { payload } : {}) });

function upload(url: string, file: string, headers: Record<string, string> = {}) {
  const payload = `--b\r\nContent-Disposition: form-data; name="file"; filename="prices.csv"\r\nContent-Type: text/csv\r\n\r\n${file}\r\n--b--\r\n`;
  return app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'multipart/form-data; boundary=b', ...headers },
  });
}

const header = { name: 'Public', kind: 'public', audience: 'public', currency: 'USD', startsOn: '2026-03-16' };

describe('a price list over the API', () => {
  it('goes from file to published: import, look, publish, and the prices out as a file again', async () => {
    const query = new URLSearchParams(header).toString();
    const file = 'sku,unit_price,from_quantity,tier_mode\r\nTEAM-12,22.00,1,all-units\r\nTEAM-12,19.80,100,\r\n';
    const created = await upload(`/api/v1/price-lists/imports?${query}`, file);
    expect([created.statusCode, created.headers.etag]).toEqual([201, '"2"']);
    const { list } = created.json();
    const rows = await send('GET', `/api/v1/price-lists/${list.id}/prices?limit=10`);
    expect(rows.json()).toMatchObject({
      items: [{ sku: 'TEAM-12', unitPrice: '22.00', tiers: [{ from: 100, unitPrice: '19.80' }] }],
      next: null,
    });
    const diff = await send('GET', `/api/v1/price-lists/${list.id}/diff`);
    expect(diff.json()).toMatchObject({
      follows: null,
      counts: { added: 1 },
      surprises: [{ code: 'larger_costs_less' }],
    });
    expect((await send('POST', `/api/v1/price-lists/${list.id}/publish`)).statusCode).toBe(428);
    const stale = await send('POST', `/api/v1/price-lists/${list.id}/publish`, undefined, { 'if-match': '"1"' });
    expect([stale.statusCode, stale.json().type, stale.json().facts]).toEqual([
      412,
      'changed_meanwhile',
      { version: 2 },
    ]);
    const published = await send('POST', `/api/v1/price-lists/${list.id}/publish`, undefined, { 'if-match': '"2"' });
    expect([published.statusCode, published.json().list.state]).toEqual([200, 'in_effect']);
    const refused = await send('DELETE', `/api/v1/price-lists/${list.id}`, undefined, { 'if-match': '"3"' });
    expect([refused.statusCode, refused.json().title]).toEqual([409, 'Public is published and never changes.']);
    const csv = await send('GET', `/api/v1/price-lists/${list.id}/prices.csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n').slice(1)).toEqual([
      'TEAM-12,relay team,22.00,,all-units,line,1,,,,USD',
      'TEAM-12,relay team,,,,,100,19.80,,,USD',
      '',
    ]);
  });

  it('says in the reader’s language which cell is wrong and what would be right', async () => {
    const list = (await send('POST', '/api/v1/price-lists', { ...header, startsOn: '2026-05-01' })).json();
    visitor = { ...visitor, language: 'de' };
    const refused = await upload(
      `/api/v1/price-lists/${list.id}/imports`,
      'sku;unit_price\nTEAM-12;1.234,50\nCORE-12;9,9\n',
    );
    visitor = { ...visitor, language: 'en' };
    expect([refused.statusCode, refused.json().title]).toEqual([
      422,
      'Eine Zelle ist nicht verwendbar; nichts wurde gespeichert.',
    ]);
    expect(refused.json().errors).toEqual([
      { pointer: '/rows/2/unit_price', value: '1.234,50', expected: 'kein Tausendertrennzeichen: 1234.50' },
    ]);
  });

  it('names the field of a header that is wrong', async () => {
    const errorsOf = async (more: object) =>
      (await send('POST', '/api/v1/price-lists', { ...header, ...more })).json().errors;
    expect(await errorsOf({ currency: 'EURO' })).toMatchObject([
      { pointer: '/currency', value: 'EURO', expected: 'a currency like EUR or USD' },
    ]);
    expect(await errorsOf({ startsOn: '2026-02-30' })).toMatchObject([
      { pointer: '/startsOn', expected: 'a day like 2026-03-31' },
    ]);
    expect(await errorsOf({ sellerId: manager })).toMatchObject([{ pointer: '/sellerId' }]);
  });

  it('is read by all staff, changed and published by few, and nothing of it is seen by a buyer', async () => {
    const before = visitor;
    visitor = { ...visitor, caller: staff(['inside_sales']) };
    expect((await send('GET', '/api/v1/price-lists')).statusCode).toBe(200);
    expect((await send('POST', '/api/v1/price-lists', header)).statusCode).toBe(403);
    visitor = { ...visitor, caller: { ...nobody, kind: 'buyer', personId: manager } };
    expect((await send('GET', '/api/v1/price-lists')).statusCode).toBe(403);
    visitor = { ...visitor, caller: nobody };
    expect((await send('GET', '/api/v1/limits')).statusCode).toBe(401);
    visitor = before;
  });
});

describe('limits and the catalogue over the API', () => {
  it('previews a limit, keeps it, and shows it with its version', async () => {
    const preview = await send('GET', '/api/v1/limits/preview?sku=TEAM-12&currency=USD&maxQuantity=99');
    expect(preview.json().proposed).toMatchObject({
      talkFrom: 100,
      intervals: [
        { from: 1, to: 99, decision: 'buy' },
        { from: 100, to: null },
      ],
    });
    const made = await send('POST', '/api/v1/limits', {
      scope: 'store',
      currency: 'USD',
      maxAmount: '20000.00',
      startsOn: '2026-03-16',
    });
    expect([made.statusCode, made.headers.etag]).toEqual([201, '"1"']);
    const list = await send('GET', '/api/v1/limits?currency=USD&sort=startsOn');
    expect(list.json()).toMatchObject({ items: [{ maxAmount: '20000.00', scopeCode: null }], approximateTotal: 1 });
    const file = await send('GET', '/api/v1/limits.csv?currency=USD');
    expect(file.body.split('\r\n').slice(1)).toEqual([`${made.json().id},store,,public,USD,,20000.00,2026-03-16,`, '']);
    const lists = await send('GET', '/api/v1/price-lists.csv?status=published');
    expect(lists.body.split('\r\n')[1]).toContain(',Public,public,public,USD,2026-03-16,,in_effect,');
  });

  it('answers lists, changes and conflicts of reference data', async () => {
    const families = (await send('GET', '/api/v1/catalog/families?sort=code')).json();
    expect(families.items).toMatchObject([{ code: 'support-tools', names: { en: 'support-tools' } }]);
    const [family] = families.items;
    const { id, rowVersion, ...body } = family;
    const url = `/api/v1/catalog/families/${id}`;
    const changed = await send(
      'PUT',
      url,
      { ...body, names: { en: 'Support tools', de: 'Supportwerkzeuge' } },
      { 'if-match': `"${rowVersion}"` },
    );
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, `"${rowVersion + 1}"`]);
    const used = await send('DELETE', url, undefined, { 'if-match': `"${rowVersion + 1}"` });
    expect([used.statusCode, used.json().detail]).toEqual([
      409,
      'The product relay belongs to it. Delete that first, or let this end on a day.',
    ]);
    expect((await send('GET', `/api/v1/catalog/families/${manager}`)).statusCode).toBe(404);
    const offers = await send('GET', '/api/v1/catalog/offers?termMonths=36&q=team');
    expect(offers.json().items.map((offer: { sku: string }) => offer.sku)).toEqual(['TEAM-36']);
    const csv = await send('GET', '/api/v1/catalog/offers.csv');
    expect((await upload('/api/v1/catalog/imports', csv.body)).json()).toMatchObject({ created: 0, changed: 0 });
  });

  it('does not delete an offer that a price list carries', async () => {
    const offers = (await send('GET', '/api/v1/catalog/offers?q=TEAM-12')).json();
    const [offer] = offers.items;
    const product = (await send('GET', `/api/v1/catalog/products/${offer.productId}`)).json();
    const { id, rowVersion, ...body } = product;
    await send(
      'PUT',
      `/api/v1/catalog/products/${id}`,
      { ...body, status: 'draft' },
      { 'if-match': `"${rowVersion}"` },
    );
    const refused = await send('DELETE', `/api/v1/catalog/offers/${offer.id}`, undefined, {
      'if-match': `"${offer.rowVersion}"`,
    });
    expect([refused.statusCode, refused.json().detail]).toEqual([
      409,
      'A price list carries it. Delete that first, or let this end on a day.',
    ]);
  });
});
