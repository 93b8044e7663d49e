import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { testServer } from '../../../test/server.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { sealAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/http/route.ts';
import { prepareJobs } from '../../platform/jobs.ts';
import { ask, buildHouse, type House } from '../leads/test/house.ts';
import { deskHome } from './actions/home.ts';
import { jobs, mail, mails, runAgain, sendAgain, trail, trailHolds } from './actions/machinery.ts';
import { routes } from './routes.ts';
import type { MailState } from './terms.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database);
  await prepareJobs(database.owner);
  for (let index = 0; index < 5; index += 1) await ask(house, { company: `Company ${index}` });
});

const administrator = () => house.world.staff(house.manager.id, ['administrator']);

describe('the outbox page', () => {
  it('lists mails newest first, page by page, and shows one whole', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = acceptedValue(await mails(administrator(), { q: 'ines@', cursor, limit: 2 }));
      expect(page.approximateTotal).toBe(5);
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    const one = acceptedValue(await mail(administrator(), seen[0]!));
    expect(one).toMatchObject({ state: 'kept', subject: expect.stringContaining('your request is with') });
    expect(one.text).toContain('Good day Ines Falk');
  });

  it('lets a mail that was given up be tried again, and no other', async () => {
    const [item] = acceptedValue(await mails(administrator(), { q: '', limit: 1 })).items;
    expect(await sendAgain(administrator(), item!.id)).toMatchObject({ refusal: { code: 'not_found' } });
    await database.owner.query("UPDATE platform.mail SET failed_at = now(), failure = 'no such host' WHERE id = $1", [
      item!.id,
    ]);
    expect(acceptedValue(await mail(administrator(), item!.id)).state).toBe('failed');
    expect(await sendAgain(administrator(), item!.id)).toMatchObject({ ok: true });
    expect(acceptedValue(await mail(administrator(), item!.id)).state).toBe('kept');
  });

  it('says whether a mail server is set, and finds mails by what became of them', async () => {
    const [first, second] = acceptedValue(await mails(administrator(), { q: '', limit: 2 })).items;
    await database.owner.query('UPDATE platform.mail SET sent_at = now() WHERE id = $1', [first!.id]);
    await database.owner.query('UPDATE platform.mail SET failed_at = now() WHERE id = $1', [second!.id]);
    const found = async (mailServer: boolean, state: MailState) => {
      const page = acceptedValue(await mails({ ...administrator(), mailServer }, { q: '', state, limit: 50 }));
      expect(page.mailServer).toBe(mailServer);
      expect(page.approximateTotal).toBe(page.items.length);
      expect(page.items.every((item) => item.state === state)).toBe(true);
      return page.items.length;
    };
    const all = acceptedValue(await mails(administrator(), { q: '', limit: 200 })).items.length;
    expect(await found(true, 'sent')).toBe(1);
    expect(await found(true, 'failed')).toBe(1);
    expect(await found(true, 'queued')).toBe(all - 2);
    expect(await found(true, 'kept')).toBe(0);
    expect(await found(false, 'kept')).toBe(all - 2);
    expect(await found(false, 'queued')).toBe(0);
  });

  it('refuses a cursor that is not from here', async () => {
    expect(await mails(administrator(), { q: '', cursor: 'nonsense', limit: 2 })).toMatchObject({
      refusal: { code: 'invalid_input' },
    });
  });
});

describe('dead letters', () => {
  it('are listed with why they failed, and run again once', async () => {
    const [row] = await database.owner.query<{ id: string }>(
      `INSERT INTO pgboss.job (name, data, state, output, retry_count, retry_limit)
       VALUES ('event', '{"subscriber": "leads.close-won"}', 'failed', '{"message": "no such lead"}', 10, 10) RETURNING id`,
    );
    const page = acceptedValue(await jobs(administrator(), { state: 'failed', limit: 50 }));
    expect(page.items).toMatchObject([{ id: row!.id, name: 'leads.close-won', failure: 'no such lead' }]);
    expect(page.counts).toContainEqual({ queue: 'event', state: 'failed', count: 1 });
    expect(await runAgain(administrator(), row!.id)).toMatchObject({ ok: true });
    expect(await runAgain(administrator(), row!.id)).toMatchObject({ refusal: { code: 'not_found' } });
    expect(acceptedValue(await jobs(administrator(), { state: 'failed', limit: 50 })).items).toEqual([]);
  });
});

describe('the buttons that try again, over HTTP', () => {
  let app: FastifyInstance;
  let caller: Caller;
  beforeAll(async () => {
    app = await testServer(house.world.world, routes, () => ({ caller, language: 'en', csrfHolds: true }));
  });
  afterAll(() => app.close());
  const retry = (path: string, key: string, roles: readonly string[] = ['administrator']) => {
    caller = house.world.staff(house.manager.id, roles).caller;
    return app.inject({ method: 'POST', url: path, headers: { 'idempotency-key': key } });
  };

  it('take a mail and a job up once, answer a repeated click alike, and are not for everybody', async () => {
    const [mailRow] = await database.owner.query<{ id: string }>(
      "UPDATE platform.mail SET failed_at = now(), sent_at = NULL, failure = '550 no such mailbox' RETURNING id",
    );
    const [jobRow] = await database.owner.query<{ id: string }>(
      `INSERT INTO pgboss.job (name, data, state, output, retry_count, retry_limit)
       VALUES ('event', '{"subscriber": "leads.close-won"}', 'failed', '{"message": "no such lead"}', 10, 10) RETURNING id`,
    );
    for (const path of [`/api/v1/mails/${mailRow!.id}/retry`, `/api/v1/jobs/${jobRow!.id}/retry`]) {
      expect((await retry(path, `refused ${path.length}`, ['inside_sales'])).statusCode).toBe(403);
      expect((await retry(path, `one-click-${path.length}`)).statusCode).toBe(204);
      expect((await retry(path, `one-click-${path.length}`)).statusCode).toBe(204);
      const late = await retry(path, `second-click-${path.length}`);
      expect([late.statusCode, late.json().type]).toEqual([404, 'not_found']);
    }
    const [waiting] = await database.owner.query<{ state: string }>('SELECT state FROM pgboss.job WHERE id = $1', [
      jobRow!.id,
    ]);
    expect(waiting?.state).toBe('retry');
    expect(acceptedValue(await mail(administrator(), mailRow!.id)).failure).toBeNull();
  });
});

describe('the trail', () => {
  it('names who did what, by filter, and says whether the chain holds', async () => {
    const page = acceptedValue(await trail(administrator(), { subjectKind: 'lead', limit: 2 }));
    expect(page.items.map((item) => item.action)).toEqual(['lead.open', 'lead.open']);
    expect(page.next).not.toBeNull();
    const retried = acceptedValue(await trail(administrator(), { action: 'mail.retry', limit: 50 }));
    expect(retried.items[0]?.actor).toEqual({ personId: house.manager.id, name: 'Ruth Adler' });
    const context = house.world.system();
    await context.transaction((tx) => sealAudit(tx, house.world.clock.now() + 60_000));
    expect(await trailHolds(administrator())).toMatchObject({ segments: 1, brokenSegment: null });
    await database.owner.query("UPDATE platform.audit_entry SET action = 'lead.hidden' WHERE action = 'lead.open'");
    expect(await trailHolds(administrator())).toMatchObject({ brokenSegment: 1 });
  });
});

describe('the home of the desk', () => {
  it('shows somebody of inside sales his leads by the soonest answer, and nothing of finance', async () => {
    const person = house.inside[0]!;
    const home = await deskHome(house.rep(person));
    expect(home.leads?.mine).toBe(home.leads?.soonest.length);
    expect(home.leads?.soonest.every(({ startedAt, answerBy }) => startedAt < answerBy)).toBe(true);
    expect(home.leads?.team).toBe(5);
    expect(home.awaitingPayment).toBeNull();
    expect(home.drafts).toBeNull();
  });

  it('shows finance what waits for payment, and no leads', async () => {
    const home = await deskHome(house.world.staff(house.manager.id, ['finance']));
    expect(home).toMatchObject({ leads: null, awaitingPayment: { count: 0, totals: [], oldest: [] } });
  });

  it('shows the catalogue its drafts', async () => {
    const home = await deskHome(house.world.staff(house.manager.id, ['catalogue']));
    expect(home.drafts).toEqual([]);
    expect(home.leads).toBeNull();
  });
});
