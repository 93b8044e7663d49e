import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seededChance, setClock } from './clock.ts';
import { secretOf } from './config.ts';
import { s3Store } from './files-s3.ts';

const accessKeyId = 'AKIDOFTHETEST';
const secretAccessKey = 'hunter2/hunter2+hunter2';
const account = '0190f000-0000-7000-8000-000000000000';
const bytes = Buffer.from('Angebot über 500 Lizenzen');
const key = `${account}/${createHash('sha256').update(bytes).digest('hex')}`;

/** What the next request meets instead of an answer; then the double works again. */
let mishaps: ((request: IncomingMessage, reply: ServerResponse) => void)[] = [];
let requests: string[] = [];
const objects = new Map<string, Buffer>();

/** Checks the request as it came over the wire, line by line as the documentation of Signature Version 4 tells it. */
function faultOf(request: IncomingMessage, body: Buffer): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return 'AuthorizationHeaderMalformed';
  const [, id, day, region, signed, signature] = given as unknown as string[];
  if (id !== accessKeyId) return 'InvalidAccessKeyId';
  const hash = createHash('sha256').update(body).digest('hex');
  if (request.headers['x-amz-content-sha256'] !== hash) return 'XAmzContentSHA256Mismatch';
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed!.split(';').includes(name)))
    return 'AccessDenied';
  const canonical = createHash('sha256');
  canonical.update(`${request.method}\n${request.url}\n\n`);
  for (const name of signed!.split(';')) canonical.update(`${name}:${request.headers[name]}\n`);
  canonical.update(`\n${signed}\n${hash}`);
  let signing = Buffer.from(`AWS4${secretAccessKey}`);
  for (const part of [day!, region!, 's3', 'aws4_request'])
    signing = createHmac('sha256', signing).update(part).digest();
  const text = `AWS4-HMAC-SHA256\n${request.headers['x-amz-date']}\n${day}/${region}/s3/aws4_request\n${canonical.digest('hex')}`;
  return createHmac('sha256', signing).update(text).digest('hex') === signature ? null : 'SignatureDoesNotMatch';
}

const refusal = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><AWSAccessKeyId>${accessKeyId}</AWSAccessKeyId><StringToSign>${secretAccessKey}</StringToSign></Error>`;

const server = createServer(async (request, reply) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  requests.push(`${request.method} ${request.url}`);
  const mishap = mishaps.shift();
  if (mishap) return mishap(request, reply);
  const fault = faultOf(request, body);
  if (fault) return reply.writeHead(403).end(refusal(fault));
  if (request.method === 'PUT') {
    objects.set(request.url!, body);
    return reply.writeHead(200).end();
  }
  const object = objects.get(request.url!);
  if (!object) return reply.writeHead(404).end(request.method === 'GET' ? refusal('NoSuchKey') : undefined);
  return reply.writeHead(200, { 'content-length': object.length }).end(object);
});

const storeWith = (changes: Partial<Parameters<typeof s3Store>[0]> = {}) =>
  s3Store({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    bucket: 'halden-files',
    accessKeyId: secretOf(accessKeyId),
    secretAccessKey: secretOf(secretAccessKey),
    clock: setClock(Date.UTC(2026, 2, 16, 9)),
    chance: seededChance('s3'),
    ...changes,
  });

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => server.close());
beforeEach(() => {
  mishaps = [];
  requests = [];
  objects.clear();
});

const answer = (status: number) => (_request: IncomingMessage, reply: ServerResponse) => {
  reply.writeHead(status).end(refusal('SlowDown'));
};
const cut = (request: IncomingMessage) => {
  request.socket.destroy();
};
const cutInTheMiddle = (request: IncomingMessage, reply: ServerResponse) => {
  reply.writeHead(200, { 'content-length': bytes.length });
  reply.write(bytes.subarray(0, 5), () => request.socket.destroy());
};

it('stores bytes under their key in the bucket, finds them, and gives them back', async () => {
  const store = storeWith();
  expect(await store.has(key)).toBe(false);
  await store.put(key, bytes);
  expect(await store.has(key)).toBe(true);
  expect(Buffer.from(await store.get(key)).equals(bytes)).toBe(true);
  expect(requests).toEqual(['HEAD', 'PUT', 'HEAD', 'GET'].map((method) => `${method} /halden-files/${key}`));
});

it('stores a file of no bytes too', async () => {
  const empty = `${account}/${createHash('sha256').digest('hex')}`;
  await storeWith().put(empty, new Uint8Array());
  expect(await storeWith().get(empty)).toHaveLength(0);
});

it.each([
  ['a 503', answer(503)],
  ['a 429', answer(429)],
  ['a cut connection', cut],
])('tries again after %s, and the bytes lie there', async (_name, mishap) => {
  mishaps = [mishap, mishap];
  await storeWith().put(key, bytes);
  expect(requests).toHaveLength(3);
  expect(objects.get(`/halden-files/${key}`)?.equals(bytes)).toBe(true);
});

it('reads again when the connection ends in the middle of the bytes', async () => {
  await storeWith().put(key, bytes);
  mishaps = [cutInTheMiddle];
  expect(Buffer.from(await storeWith().get(key)).equals(bytes)).toBe(true);
});

it('gives up after four tries and says what the bucket answered', async () => {
  mishaps = Array.from({ length: 9 }, () => answer(503));
  await expect(storeWith().has(key)).rejects.toThrow(/^The bucket halden-files at http.* answered 503 to HEAD/);
  expect(requests).toHaveLength(4);
});

it('does not take "I was refused" for "it is not there", and does not ask again', async () => {
  mishaps = [answer(403)];
  await expect(storeWith().has(key)).rejects.toThrow('answered 403');
  expect(requests).toHaveLength(1);
});

it('does not carry its signature to another place', async () => {
  mishaps = [(_request, reply) => void reply.writeHead(307, { location: '/halden-files/elsewhere' }).end()];
  await expect(storeWith().get(key)).rejects.toThrow('answered 307');
  expect(requests).toHaveLength(1);
});

it('refuses bytes that are not those the key names, on their way in and on their way out', async () => {
  await expect(storeWith().put(key, Buffer.from('other bytes'))).rejects.toThrow('not those that the key names');
  expect(requests).toEqual([]);
  objects.set(`/halden-files/${key}`, Buffer.from('changed in the bucket'));
  await expect(storeWith().get(key)).rejects.toThrow('not those that the key names');
});

it('refuses a key that leads elsewhere', async () => {
  await expect(storeWith().get(`../${key}`)).rejects.toThrow('Not a file key');
  expect(requests).toEqual([]);
});

it.each([
  ['a wrong secret', { secretAccessKey: secretOf('wrong-hunter2') }, /answered 403 SignatureDoesNotMatch to PUT/],
  ['an unknown key', { accessKeyId: secretOf('hunter2') }, /answered 403 InvalidAccessKeyId to PUT/],
  [
    'a network that repeats what it was asked',
    {
      fetch: async (_url: unknown, init?: RequestInit) => {
        throw new TypeError(`failed with ${inspect(init?.headers)} ${secretAccessKey}`, {
          cause: { code: 'ENOTFOUND' },
        });
      },
    },
    /could not be reached \(ENOTFOUND\) to PUT/,
  ],
])('says what went wrong with %s, and never a key', async (_name, changes, sentence) => {
  const error: unknown = await storeWith(changes as Partial<Parameters<typeof s3Store>[0]>)
    .put(key, bytes)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toMatch(sentence);
  const shown = inspect(error, { depth: 9, showHidden: true });
  for (const secret of [accessKeyId, 'hunter2', 'Signature=']) expect(shown).not.toContain(secret);
});
