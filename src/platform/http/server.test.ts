import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { testMetricsToken, testServer } from '../../../test/server.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import { nobody } from '../outbox.ts';
import type { Visitor } from './register-route.ts';
import { type Route, replyWith, route } from './route.ts';

const databases = testDatabase();
let app: FastifyInstance;
let visitor: Visitor = { caller: nobody, language: 'en', csrfHolds: true };
let made = 0;

const thing = z.object({ name: z.string().min(2).max(5), count: z.number().int().min(1) });
const routes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/things',
    action: 'store.basket',
    summary: 'Make a thing',
    body: thing.strict(),
    reply: z.object({ name: z.string() }),
    idempotency: 'required',
    handle: async (call) => {
      if (call.body.name === 'no') return refuse('not_permitted');
      return call.transaction(async (tx) => {
        made += 1;
        await tx.query('SELECT 1');
        return accept(replyWith({ name: call.body.name, secret: 'not declared' }, { status: 201, etag: '7' }));
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/failures',
    action: 'store.basket',
    summary: 'Break',
    handle: async () => {
      throw new Error('password=hunter2 in a stack');
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/uploads',
    action: 'store.basket',
    summary: 'Take a file',
    upload: { maxBytes: 10 },
    reply: z.object({ bytes: z.number() }),
    handle: async (call) => {
      let bytes = 0;
      for await (const chunk of call.upload!.bytes) bytes += chunk.length;
      return accept({ bytes });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/things/{name}',
    action: 'store.read',
    summary: 'Read a thing',
    params: z.object({ name: z.string() }),
    reply: z.object({ name: z.string(), colour: z.string() }),
    handle: async (call) => accept(replyWith({ name: call.params.name, colour: 'red' }, { etag: '4' })),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/things/{name}',
    action: 'store.basket',
    summary: 'Change a thing',
    params: z.object({ name: z.string() }),
    body: z.object({ colour: z.string() }),
    handle: async (call) => (call.ifMatch === '4' ? accept(undefined) : refuse('changed_meanwhile')),
  }),
  route({
    method: 'GET',
    path: '/api/v1/secrets',
    action: 'audit.read',
    summary: 'For finance',
    reply: z.object({ ok: z.boolean() }),
    handle: async () => accept({ ok: true }),
  }),
];

beforeAll(async () => {
  const { world } = testWorld(databases.app);
  app = await testServer(world, routes, () => visitor);
});
afterAll(() => app.close());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: path, payload: body, headers });
const key = () => ({ 'idempotency-key': randomUUID() });

describe('a route', () => {
  it('strips what its reply does not declare, and carries status and ETag', async () => {
    const reply = await post('/api/v1/things', { name: 'abc', count: 1 }, key());
    expect([reply.statusCode, reply.headers.etag, reply.json()]).toEqual([201, '"7"', { name: 'abc' }]);
  });

  it('names every wrong field, its value and what would be right, in the reader’s language', async () => {
    const body = { name: 'x', count: 1.5, extra: 1 };
    const english = await post('/api/v1/things', body, key());
    expect(english.statusCode).toBe(422);
    expect(english.headers['content-type']).toContain('application/problem+json');
    expect(english.json().errors).toEqual([
      { pointer: '/name', value: 'x', expected: 'at least 2 characters' },
      { pointer: '/count', value: 1.5, expected: 'a whole number, without spaces or separators' },
      { pointer: '/extra', value: 1, expected: 'nothing: there is no such field here' },
    ]);
    const german = await post('/api/v1/things', body, { ...key(), 'accept-language': 'de-AT,de;q=0.9' });
    expect(german.json().errors[0].expected).toBe('mindestens 2 Zeichen');
  });

  it('answers broken JSON, a wrong media type and an unknown address as problems', async () => {
    const broken = await app.inject({
      method: 'POST',
      url: '/api/v1/things',
      payload: '{"name":',
      headers: { 'content-type': 'application/json', ...key() },
    });
    expect([broken.statusCode, broken.json().type]).toEqual([422, 'invalid_input']);
    const media = await app.inject({
      method: 'POST',
      url: '/api/v1/things',
      payload: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...key() },
    });
    expect([media.statusCode, media.json().type]).toEqual([415, 'media_type_unknown']);
    const unknown = await app.inject({ method: 'GET', url: '/api/v1/nothing' });
    expect([unknown.statusCode, unknown.json().type]).toEqual([404, 'not_found']);
  });

  it('shows a change made on an old version what the thing has become', async () => {
    const change = (etag: string) =>
      app.inject({
        method: 'PUT',
        url: '/api/v1/things/abc',
        payload: { colour: 'blue' },
        headers: { 'if-match': etag },
      });
    const stale = await change('"3"');
    expect([stale.statusCode, stale.headers.etag]).toEqual([412, '"4"']);
    expect(stale.json().current).toEqual({ name: 'abc', colour: 'red' });
    expect((await change('"4"')).statusCode).toBe(204);
  });

  it('tells a guest to sign in, and somebody without the role that it is not covered', async () => {
    const guest = await app.inject({ method: 'GET', url: '/api/v1/secrets' });
    expect([guest.statusCode, guest.json().type]).toEqual([401, 'not_signed_in']);
    const caller = { ...nobody, kind: 'staff' as const, personId: randomUUID(), staffRoles: ['inside_sales'] };
    visitor = { ...visitor, caller };
    const seller = await app.inject({ method: 'GET', url: '/api/v1/secrets' });
    expect([seller.statusCode, seller.json().type]).toEqual([403, 'not_permitted']);
    visitor = { ...visitor, caller: { ...caller, staffRoles: ['finance'] } };
    expect((await app.inject({ method: 'GET', url: '/api/v1/secrets' })).statusCode).toBe(200);
    visitor = { ...visitor, caller: nobody };
  });

  it('refuses a change that did not come from our page', async () => {
    visitor = { ...visitor, csrfHolds: false };
    const reply = await post('/api/v1/things', { name: 'abc', count: 1 }, key());
    visitor = { ...visitor, csrfHolds: true };
    expect([reply.statusCode, reply.json().type]).toEqual([403, 'csrf']);
  });

  it('says nothing of what broke but a reference', async () => {
    const reply = await post('/api/v1/failures', {});
    expect([reply.statusCode, reply.json().type]).toEqual([500, 'unexpected']);
    expect(reply.body).not.toContain('hunter2');
    expect(reply.json().detail).toContain(reply.json().facts.reference);
  });

  it('takes an upload up to its limit and refuses a larger one whole', async () => {
    const upload = (text: string) => {
      const payload = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--b--\r\n`;
      return app.inject({
        method: 'POST',
        url: '/api/v1/uploads',
        payload,
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      });
    };
    expect((await upload('0123456789')).json()).toEqual({ bytes: 10 });
    const large = await upload('0123456789a');
    expect([large.statusCode, large.json().type]).toEqual([413, 'too_large']);
  });
});

describe('an Idempotency-Key', () => {
  it('is needed where a route must not run twice', async () => {
    const reply = await post('/api/v1/things', { name: 'abc', count: 1 });
    expect([reply.statusCode, reply.json().type]).toEqual([400, 'idempotency_key_needed']);
  });

  it('runs the request once and repeats its reply', async () => {
    const same = key();
    const before = made;
    const first = await post('/api/v1/things', { name: 'one', count: 1 }, same);
    const second = await post('/api/v1/things', { name: 'one', count: 1 }, same);
    expect(made - before).toBe(1);
    expect([second.statusCode, second.json(), second.headers['idempotent-replay']]).toEqual([
      201,
      first.json(),
      'true',
    ]);
  });

  it('is refused with another body', async () => {
    const same = key();
    await post('/api/v1/things', { name: 'one', count: 1 }, same);
    const other = await post('/api/v1/things', { name: 'two', count: 1 }, same);
    expect([other.statusCode, other.json().type]).toEqual([422, 'idempotency_key_reused']);
  });

  it('runs once when twenty arrive at the same time', async () => {
    const same = key();
    const before = made;
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => post('/api/v1/things', { name: 'race', count: 1 }, same)),
    );
    const kept = await databases.app.query<{ count: bigint }>(
      'SELECT count(*) FROM platform.idempotency_key WHERE key = $1 AND status = 201',
      [same['idempotency-key']],
    );
    expect([made - before, kept[0]!.count]).toEqual([1, 1n]);
    expect(new Set(replies.map((reply) => reply.statusCode)).size).toBeLessThanOrEqual(2);
    expect(replies.every((reply) => reply.statusCode === 201 || reply.statusCode === 409)).toBe(true);
  });

  it('is free again after a refusal', async () => {
    const same = key();
    expect((await post('/api/v1/things', { name: 'no', count: 1 }, same)).statusCode).toBe(403);
    expect((await post('/api/v1/things', { name: 'yes', count: 1 }, same)).statusCode).toBe(201);
  });
});

describe('the server', () => {
  it('describes every route in OpenAPI 3.1 with the action it asks for', async () => {
    const document = (await app.inject({ method: 'GET', url: '/openapi.json' })).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(routes.map(({ path }) => path as string)));
  });

  it('is live, is ready, and shows its metrics only to the holder of their token', async () => {
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/health/ready' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(401);
    const headers = { authorization: `Bearer ${testMetricsToken}` };
    expect((await app.inject({ url: '/metrics', headers })).body).toContain('keyline_request_seconds_count');
  });

  it('lets pages load only what is ours', async () => {
    const policy = (await app.inject({ url: '/health/live' })).headers['content-security-policy'];
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });
});
