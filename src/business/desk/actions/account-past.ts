import { toWire } from '../../../kernel/money.ts';
import { formats } from '../../../texts/format.ts';
import { provideAccountPast } from '../../leads/actions/lead-detail.ts';
import { provideOrderOfAccount } from '../../leads/actions/opportunities.ts';
import { orderNumbered, ordersOfAccount } from '../storage/home.ts';

const mostOrders = 20;

/** Brings a company's earlier orders into the history of its leads, and to opportunities the order that won them. */
export function connectAccountPast(): void {
  provideOrderOfAccount(orderNumbered);
  provideAccountPast(async (tx, context, accountId) => {
    const orders = await ordersOfAccount(tx, accountId, mostOrders);
    const { money } = formats(context.language);
    return orders.map((order) => ({
      at: order.placed_at.toISOString(),
      kind: 'order' as const,
      person: null,
      text: null,
      facts: {
        number: order.number,
        order: order.id,
        state: order.state,
        total: money(toWire({ minor: order.total, currency: order.currency })),
      },
    }));
  });
}
