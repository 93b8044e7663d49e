import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Somebody at a browser: his cookies, his address, and what he sends. A refusal ends the story: it is a bug in it. */
export type Visitor = {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object, etag?: number): Promise<T>;
  upload<T>(path: string, name: string, text: string): Promise<T>;
};

/** A visitor of the server, without the network. `address` is his own, so that he has his own share of attempts. */
export function visitor(app: FastifyInstance, address: string): Visitor {
  const cookies = new Map<string, string>();
  let sent = 0;
  const inject = async <T>(
    method: string,
    path: string,
    payload: string | undefined,
    headers: Record<string, string>,
  ): Promise<T> => {
    sent += 1;
    const key = createHash('sha256').update(`${address}|${sent}|${path}`).digest('hex').slice(0, 32);
    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      remoteAddress: address,
      ...(payload === undefined ? {} : { payload }),
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-csrf-token': cookies.get('keyline_csrf') ?? '',
        'idempotency-key': key,
        'user-agent': 'seed',
        ...headers,
      },
    });
    for (const cookie of reply.cookies)
      if (cookie.value === '') cookies.delete(cookie.name);
      else cookies.set(cookie.name, cookie.value);
    if (reply.statusCode >= 400)
      throw new Error(`${method} ${path} was refused: ${reply.statusCode} ${reply.body.slice(0, 1_500)}`);
    return (reply.body === '' ? undefined : reply.json()) as T;
  };
  return {
    get: (path) => inject('GET', path, undefined, {}),
    send: (method, path, body, etag) =>
      inject(method, path, body === undefined ? undefined : JSON.stringify(body), {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(etag === undefined ? {} : { 'if-match': `"${etag}"` }),
      }),
    upload: (path, name, text) => {
      const payload = `--seed\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--seed--\r\n`;
      return inject('POST', path, payload, { 'content-type': 'multipart/form-data; boundary=seed' });
    },
  };
}
