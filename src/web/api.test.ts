import { describe, expect, it } from 'vitest';
import { ApiProblem, apiClient, type Problem, type World } from './api.ts';

type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'lost';

/** A world that gives these answers in turn and remembers what was asked. */
function world(...answers: Answer[]) {
  const asked: { path: string; init: RequestInit }[] = [];
  const waited: number[] = [];
  const made: World = {
    cookies: () => 'other=1; keyline_csrf=token%2D7',
    wait: async (milliseconds) => void waited.push(milliseconds),
    fetch: async (path, init) => {
      asked.push({ path, init });
      const answer = answers.shift() ?? 'lost';
      if (answer === 'lost') throw new TypeError('fetch failed');
      const body = answer.body === undefined ? null : JSON.stringify(answer.body);
      return new Response(body, { status: answer.status, headers: answer.headers ?? {} });
    },
  };
  const headers = (index = 0) => new Headers(asked[index]?.init.headers);
  return { ...apiClient(made), asked, waited, headers };
}

async function refused(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(ApiProblem);
  return (error as ApiProblem).problem;
}

describe('reading', () => {
  it('gives the body, and its ETag where it is asked for', async () => {
    const { getTagged } = world({ status: 200, body: { id: 7 }, headers: { etag: '"3"' } });
    expect(await getTagged('/api/v1/a')).toEqual({ body: { id: 7 }, etag: '"3"' });
  });

  it('tries again twice when the connection is lost', async () => {
    const { get, asked, waited } = world('lost', 'lost', { status: 200, body: 'there' });
    expect(await get('/api/v1/a')).toBe('there');
    expect([asked.length, waited]).toEqual([3, [300, 1200]]);
  });

  it('says that the network is lost when it stays lost', async () => {
    const problem = await refused(world('lost', 'lost', 'lost').get('/api/v1/a'));
    expect(problem).toMatchObject({ type: 'network_lost', status: 0 });
  });

  it('makes a refusal of the problem the server sends', async () => {
    const body = {
      type: 'below_floor',
      title: 'Under the floor.',
      detail: '13.00 is under 14.00.',
      errors: [{ pointer: '/unitPrice', value: '13.00', expected: 'at least 14.00' }],
      facts: { floor: '14.00' },
    };
    expect(await refused(world({ status: 422, body }).get('/api/v1/a'))).toEqual({ ...body, status: 422 });
  });

  it('does not choke on a page that a proxy sends instead', async () => {
    const client = apiClient({
      cookies: () => '',
      wait: async () => {},
      fetch: async () => new Response('<html>Bad gateway</html>', { status: 502 }),
    });
    expect(await refused(client.get('/api/v1/a'))).toMatchObject({ type: 'unreadable_reply', status: 502, errors: [] });
  });
});

describe('sending', () => {
  it('carries the CSRF token, the key of the intention and the version it was made on', async () => {
    const { send, headers, asked } = world({ status: 204 });
    expect(await send('PUT', '/api/v1/a', { x: 1 }, { idempotencyKey: 'key-1', ifMatch: '"3"' })).toBeUndefined();
    expect(headers().get('x-csrf-token')).toBe('token-7');
    expect(headers().get('idempotency-key')).toBe('key-1');
    expect(headers().get('if-match')).toBe('"3"');
    expect(headers().get('content-type')).toBe('application/json');
    expect(asked[0]?.init.body).toBe('{"x":1}');
  });

  it('repeats with the same key after a lost connection', async () => {
    const { send, asked, headers } = world('lost', { status: 201, body: { number: 'O-1' } });
    expect(await send('POST', '/api/v1/orders', {}, { idempotencyKey: 'key-1' })).toEqual({ number: 'O-1' });
    expect([asked.length, headers(0).get('idempotency-key'), headers(1).get('idempotency-key')]).toEqual([
      2,
      'key-1',
      'key-1',
    ]);
  });

  it('never repeats on its own without a key', async () => {
    const { send, asked } = world('lost', { status: 201 });
    expect(await refused(send('POST', '/api/v1/orders', {}))).toMatchObject({ type: 'network_lost' });
    expect(asked).toHaveLength(1);
  });

  it('waits while the same request still runs', async () => {
    const running = { status: 409, body: { type: 'idempotency_key_running', title: 'Runs', detail: '' } };
    const { send, waited } = world(running, { status: 200, body: 'done' });
    expect(await send('POST', '/api/v1/orders', {}, { idempotencyKey: 'key-1' })).toBe('done');
    expect(waited).toEqual([300]);
  });

  it('does not repeat another conflict', async () => {
    const { send, asked } = world({ status: 409, body: { type: 'lead_closed', title: 'Closed', detail: '' } });
    expect(await refused(send('POST', '/api/v1/a', {}, { idempotencyKey: 'key-1' }))).toMatchObject({
      type: 'lead_closed',
      status: 409,
    });
    expect(asked).toHaveLength(1);
  });

  it('brings a change that somebody else made meanwhile as a refusal', async () => {
    const body = { type: 'changed_meanwhile', title: 'Changed', detail: 'Look', facts: { by: 'Maren Vogt' } };
    const problem = await refused(world({ status: 412, body }).send('PUT', '/api/v1/a', {}, { ifMatch: '"1"' }));
    expect(problem).toMatchObject({ type: 'changed_meanwhile', status: 412, facts: { by: 'Maren Vogt' } });
  });
});
