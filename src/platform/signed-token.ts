import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from './http/route.ts';

const DAY_MS = 86_400_000;
const SIGNATURE_BYTES = 16;
const ID_BYTES = 16;

type Signing = Pick<Context, 'secret'>;

function signature({ secret }: Signing, purpose: string, payload: Buffer): Buffer {
  return createHmac('sha256', secret.reveal()).update(purpose).update(payload).digest().subarray(0, SIGNATURE_BYTES);
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A token for a link that opens without signing in: ids and the last day (UTC), signed by the server for one purpose.
 *  The same facts give the same token. */
export function signedToken(context: Signing, purpose: string, ids: readonly string[], lastDay: Date): string {
  const day = Buffer.alloc(4);
  day.writeUInt32BE(Math.floor(lastDay.getTime() / DAY_MS));
  const payload = Buffer.concat([...ids.map(idBytes), day]);
  return Buffer.concat([payload, signature(context, purpose, payload)]).toString('base64url');
}

/** The ids that a token of this purpose carries; null when it is not one of ours or its time is over. */
export function readSignedToken(
  context: Signing & Pick<Context, 'clock'>,
  purpose: string,
  count: number,
  token: string,
): readonly string[] | null {
  const bytes = Buffer.from(token, 'base64url');
  const length = count * ID_BYTES + 4;
  if (bytes.length !== length + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null;
  const payload = bytes.subarray(0, length);
  if (!timingSafeEqual(bytes.subarray(length), signature(context, purpose, payload))) return null;
  if (payload.readUInt32BE(count * ID_BYTES) * DAY_MS < context.clock.now()) return null;
  return Array.from({ length: count }, (_, at) => idText(payload.subarray(at * ID_BYTES, (at + 1) * ID_BYTES)));
}
