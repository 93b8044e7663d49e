import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import type { CardAttention } from '../terms/cards.ts';

/** Says that a person in finance should look at something about a payment: `card.attention`, told by mail. */
export async function askAttention(
  tx: Tx,
  context: Context,
  order: { readonly account_id: string; readonly seller_id: string } | null,
  data: CardAttention,
): Promise<void> {
  await announce(tx, context, {
    type: 'card.attention',
    version: 1,
    sellerId: order?.seller_id ?? null,
    accountId: order?.account_id ?? null,
    data,
  });
}
