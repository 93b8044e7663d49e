import { setTimeout as wait } from 'node:timers/promises';
import { authorizationOf, sha256Hex, signatureTime } from './aws-signature.ts';
import type { Chance, Clock } from './clock.ts';
import type { Secret } from './config.ts';
import { checkedKey, type FileStore } from './files.ts';

export type S3Options = {
  /** Origin of the object store; the bucket is the first part of the path, as every compatible store knows it. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly fetch?: typeof fetch;
};

type Method = 'GET' | 'HEAD' | 'PUT';
type Reply = { readonly status: number; readonly bytes: Uint8Array } | { readonly unreachable: string };

/** All tries and pauses together stay below the 30 s for which the database lets a transaction wait. */
const tries = 4;
const patience = 6_000;
const firstPause = 150;

const passes = (reply: Reply) => 'unreachable' in reply || reply.status === 429 || reply.status >= 500;

/** Only the code of the store's reply: the rest repeats the request, the access key among it. */
function wordOf(reply: Reply): string {
  if ('unreachable' in reply) return `could not be reached (${reply.unreachable})`;
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(Buffer.from(reply.bytes).toString('latin1'))?.[1];
  return `answered ${reply.status}${code ? ` ${code}` : ''}`;
}

/** What went wrong, as a code; never the error itself, which may carry the headers of the request. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause as { code?: unknown } | undefined;
  return typeof cause?.code === 'string' ? cause.code : error.name;
}

async function once(options: S3Options, method: Method, key: string, payload?: Uint8Array): Promise<Reply> {
  const url = new URL(`/${options.bucket}/${checkedKey(key)}`, options.endpoint);
  const payloadSha256 = sha256Hex(payload ?? '');
  const headers = { 'x-amz-content-sha256': payloadSha256, 'x-amz-date': signatureTime(options.clock.now()) };
  const authorization = authorizationOf(
    { method, path: url.pathname, headers: { ...headers, host: url.host }, payloadSha256 },
    { ...options, service: 's3' },
  );
  try {
    const response = await (options.fetch ?? fetch)(url, {
      method,
      headers: { ...headers, authorization },
      // A redirect leads to where the signature does not hold.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      ...(payload ? { body: payload } : {}),
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    return { unreachable: codeOf(error) };
  }
}

/**
 * Files in a bucket of S3 or of a store that speaks like it. Tries again after 429, 5xx and broken connections, four
 * times in all. Rejects bytes that are not those the key names, on their way in and on their way out. Needs the
 * permissions s3:GetObject, s3:PutObject and s3:ListBucket (without the last one a missing file answers 403, not 404).
 */
export function s3Store(options: S3Options): FileStore {
  const ask = async (method: Method, key: string, payload?: Uint8Array) => {
    let reply = await once(options, method, key, payload);
    for (let tried = 1; tried < tries && passes(reply); tried += 1) {
      await wait(firstPause * 3 ** (tried - 1) * (0.5 + options.chance.fraction()));
      reply = await once(options, method, key, payload);
    }
    if ('status' in reply && (reply.status === 200 || (reply.status === 404 && method === 'HEAD'))) return reply;
    throw new Error(`The bucket ${options.bucket} at ${options.endpoint} ${wordOf(reply)} to ${method} ${key}.`);
  };
  const proven = (key: string, bytes: Uint8Array) => {
    if (sha256Hex(bytes) === key.split('/')[1]) return bytes;
    throw new Error(`${key} of the bucket ${options.bucket}: the bytes are not those that the key names.`);
  };
  return {
    has: async (key) => (await ask('HEAD', key)).status === 200,
    get: async (key) => proven(key, (await ask('GET', key)).bytes),
    put: async (key, bytes) => {
      await ask('PUT', key, proven(key, bytes));
    },
  };
}
