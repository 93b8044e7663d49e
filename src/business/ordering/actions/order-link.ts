import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '../../../platform/http/route.ts';

/** A link opens its order for so many days after it was placed. */
const LINK_DAYS = 400;
const DAY_MS = 86_400_000;
const SIGNATURE_BYTES = 16;

type Signing = Pick<Context, 'secret'>;

export type LinkedOrder = { readonly accountId: string; readonly orderId: string };

function signature({ secret }: Signing, payload: Buffer): Buffer {
  return createHmac('sha256', secret.reveal())
    .update('order-link')
    .update(payload)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The token that opens one order without signing in: account, order and last day, signed by the server. The same for
 *  the reply, the mail and the document. */
export function orderToken(context: Signing, order: LinkedOrder, placedAt: Date): string {
  const payload = Buffer.alloc(36);
  idBytes(order.accountId).copy(payload, 0);
  idBytes(order.orderId).copy(payload, 16);
  payload.writeUInt32BE(Math.floor(placedAt.getTime() / DAY_MS) + LINK_DAYS, 32);
  return Buffer.concat([payload, signature(context, payload)]).toString('base64url');
}

/** The order a token opens; null when it is not one of ours or its time is over. */
export function readOrderToken(context: Signing & Pick<Context, 'clock'>, token: string): LinkedOrder | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 36 + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null;
  const payload = bytes.subarray(0, 36);
  if (!timingSafeEqual(bytes.subarray(36), signature(context, payload))) return null;
  if (payload.readUInt32BE(32) * DAY_MS < context.clock.now()) return null;
  return { accountId: idText(payload.subarray(0, 16)), orderId: idText(payload.subarray(16, 32)) };
}

/** Where the order is read. */
export function orderLink(context: Signing & Pick<Context, 'publicUrl'>, order: LinkedOrder, placedAt: Date): string {
  return `${context.publicUrl}/orders/${orderToken(context, order, placedAt)}`;
}
