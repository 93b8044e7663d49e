import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { testServer } from '../../../test/server.ts';
import type { Caller } from '../../platform/http/route.ts';
import { prepareJobs } from '../../platform/jobs.ts';
import { nobody } from '../../platform/outbox.ts';
import { routes as deskRoutes } from '../desk/routes.ts';
import { routes } from './routes.ts';
import { buildHouse, fillBasket, type House, ines } from './test/house.ts';

const database = testDatabase();
let house: House;
let app: FastifyInstance;
let caller: Caller = nobody;
let keys = 0;

beforeAll(async () => {
  house = await buildHouse(database);
  await prepareJobs(database.owner);
  const { world } = house.world;
  app = await testServer(world, [...routes, ...deskRoutes], () => ({ caller, language: 'en', csrfHolds: true }));
});
afterAll(() => app.close());

async function call(method: InjectOptions['method'], url: string, body?: object, headers: Record<string, string> = {}) {
  keys += 1;
  const key = { 'idempotency-key': `leads-routes-${keys}` };
  return app.inject({ method: method!, url, ...(body ? { payload: body } : {}), headers: { ...key, ...headers } });
}
const staff = (personId: string, staffRoles: string[], teamPeople = [personId]): Caller => ({
  ...nobody,
  kind: 'staff',
  personId,
  staffRoles,
  teamPeople,
});

describe('the routes of leads', () => {
  it('carry a lead from the basket to the answer and back to the buyer', async () => {
    const guest = house.guest();
    caller = guest.caller;
    const basketId = await fillBasket(guest, { sku: 'RELAY-TEAM-Y1', quantity: 999 });
    const said = await call('POST', '/api/v1/leads', { ...ines, basketId, need: 'New depots' });
    expect(said.statusCode).toBe(201);
    const { token, contact, link } = said.json();
    expect(link).toBe(`/requests/${token}`);

    caller = staff(
      contact.personId,
      ['inside_sales'],
      house.inside.map((person) => person.id),
    );
    const list = (await call('GET', '/api/v1/leads?view=mine')).json();
    expect(list.items[0]).toMatchObject({
      company: 'Brightwater Logistics',
      commitment: { amount: '19780.20', currency: 'USD' },
    });
    expect(list.counts).toMatchObject({ mine: 1, team: 1 });
    const { id } = list.items[0];
    const detail = await call('GET', `/api/v1/leads/${id}`);
    expect(detail.headers.etag).toBe('"1"');
    expect(detail.json().basket.why[0].map((step: { rule: string }) => step.rule)).toContain('trace.floor.kept');
    const claimed = await call('POST', `/api/v1/leads/${id}/claim`, undefined, { 'if-match': '"1"' });
    expect([claimed.statusCode, claimed.headers.etag]).toEqual([200, '"2"']);
    const late = await call('POST', `/api/v1/leads/${id}/reply`, { body: 'Hello' }, { 'if-match': '"1"' });
    expect([late.statusCode, late.json().type]).toEqual([412, 'changed_meanwhile']);
    const without = await call('POST', `/api/v1/leads/${id}/reply`, { body: 'Hello' });
    expect(without.statusCode).toBe(428);
    const replied = await call('POST', `/api/v1/leads/${id}/reply`, { body: 'Good morning' }, { 'if-match': '"2"' });
    expect(replied.json().status).toBe('waiting_for_customer');

    caller = nobody;
    const request = (await call('GET', `/api/v1/requests/${token}`)).json();
    expect(request.messages.map((message: { body: string }) => message.body)).toEqual(['Good morning']);
    const written = await call('POST', `/api/v1/requests/${token}/messages`, { body: 'In EUR?' });
    expect(written.json()).toMatchObject({ status: 'with_us' });
  });

  it('replay the same reply for the same key, and refuse another body under it', async () => {
    caller = house.guest().caller;
    const headers = { 'idempotency-key': 'one-intention-of-ines' };
    const body = { ...ines, need: 'Twice' };
    const first = await call('POST', '/api/v1/leads', body, headers);
    const again = await call('POST', '/api/v1/leads', body, headers);
    expect(again.json()).toEqual(first.json());
    expect((await call('POST', '/api/v1/leads', { ...body, need: 'Other' }, headers)).statusCode).toBe(422);
    const bare = await app.inject({ method: 'POST', url: '/api/v1/leads', payload: body });
    expect(bare.json().type).toBe('idempotency_key_needed');
  });

  it('name every field that a guest left out, in words', async () => {
    caller = house.guest().caller;
    const wrong = await call('POST', '/api/v1/leads', {
      need: 'Hello',
      product: { offerId: house.teamId, quantity: 0 },
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().errors[0].pointer).toBe('/product/quantity');
    const missing = await call('POST', '/api/v1/leads', { need: 'Hello' });
    expect(missing.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/company',
      '/country',
      '/name',
      '/email',
    ]);
    const broken = await call('POST', '/api/v1/leads', { ...ines, name: 'Ines\r\nBcc: x@evil.example', need: 'Hello' });
    expect(broken.json().errors[0].pointer).toBe('/name');
    const unsold = await call('POST', '/api/v1/leads', { ...ines, product: { offerId: house.teamId, quantity: 1 } });
    expect([unsold.statusCode, unsold.json().type]).toEqual([404, 'offer_not_sold']);
  });

  it('answer 404 for a lead of others and 403 for a role without leads', async () => {
    const [row] = await database.owner.query<{ id: string; owner: string }>(
      'SELECT id, owner_person_id AS owner FROM leads.lead LIMIT 1',
    );
    const other = house.inside.find((person) => person.id !== row!.owner)!;
    caller = staff(other.id, ['field_seller'], [other.id]);
    expect((await call('GET', `/api/v1/leads/${row!.id}`)).statusCode).toBe(404);
    expect((await call('POST', `/api/v1/leads/${row!.id}/claim`, undefined, { 'if-match': '"1"' })).statusCode).toBe(
      404,
    );
    caller = staff(other.id, ['catalogue']);
    expect((await call('GET', '/api/v1/leads')).statusCode).toBe(403);
    caller = nobody;
    expect((await call('GET', '/api/v1/leads')).statusCode).toBe(401);
    expect((await call('GET', `/api/v1/requests/${'A'.repeat(54)}`)).statusCode).toBe(404);
  });
});

describe('the routes of the desk', () => {
  it('answer whoever may read them', async () => {
    caller = staff(house.manager.id, ['sales_manager', 'administrator', 'finance', 'catalogue']);
    for (const path of [
      'search?q=brightwater',
      'desk/home',
      'mails?limit=1',
      'jobs',
      'audit?limit=1',
      'audit/verdict',
      'leads/pass-targets',
      'leads/absences',
    ]) {
      const reply = await call('GET', `/api/v1/${path}`);
      expect([path, reply.statusCode]).toEqual([path, 200]);
    }
    const away = await call('POST', '/api/v1/leads/absences', { firstDay: '2026-05-01', lastDay: '2026-04-30' });
    expect(away.json().errors).toEqual([
      { pointer: '/lastDay', value: '2026-04-30', expected: '2026-05-01 or a later day' },
    ]);
    expect(
      (await call('POST', '/api/v1/leads/absences', { firstDay: '2026-02-30', lastDay: '2026-04-30' })).json().errors[0]
        .expected,
    ).toBe('a day like 2026-03-31');
    const kept = (
      await call('POST', '/api/v1/leads/absences', { firstDay: '2026-05-01', lastDay: '2026-05-02' })
    ).json();
    expect((await call('DELETE', `/api/v1/leads/absences/${kept.id}`)).statusCode).toBe(204);
  });

  it('keep mails, jobs and the trail from everybody else', async () => {
    caller = staff(house.inside[0]!.id, ['inside_sales']);
    for (const path of ['mails', 'jobs', 'audit'])
      expect((await call('GET', `/api/v1/${path}`)).statusCode, path).toBe(403);
  });
});
