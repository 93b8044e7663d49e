import type { Context } from '../../../platform/http/route.ts';
import { readSignedToken, signedToken } from '../../../platform/signed-token.ts';

/** A link opens its order for so many days after it was placed. */
const LINK_DAYS = 400;
const DAY_MS = 86_400_000;
const PURPOSE = 'order-link';

type Signing = Pick<Context, 'secret'>;

export type LinkedOrder = { readonly accountId: string; readonly orderId: string };

/** The token that opens one order without signing in. The same for the reply, the mail and the document. */
export function orderToken(context: Signing, { accountId, orderId }: LinkedOrder, placedAt: Date): string {
  const lastDay = new Date(placedAt.getTime() + LINK_DAYS * DAY_MS);
  return signedToken(context, PURPOSE, [accountId, orderId], lastDay);
}

/** The order a token opens; null when it is not one of ours or its time is over. */
export function readOrderToken(context: Signing & Pick<Context, 'clock'>, token: string): LinkedOrder | null {
  const ids = readSignedToken(context, PURPOSE, 2, token);
  return ids && { accountId: ids[0]!, orderId: ids[1]! };
}

/** Where the order is read. */
export function orderLink(context: Signing & Pick<Context, 'publicUrl'>, order: LinkedOrder, placedAt: Date): string {
  return `${context.publicUrl}/orders/${orderToken(context, order, placedAt)}`;
}
