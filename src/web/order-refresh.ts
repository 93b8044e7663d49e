import { useEffect, useRef } from 'react';
import type { OrderState } from '../business/ordering/terms.ts';
import { useLiveRefresh } from './live-refresh.ts';
import { queryClient } from './queries.ts';

/** Milliseconds between two looks: keys follow a payment within moments, a transfer takes its time. */
const pace: Readonly<Partial<Record<OrderState, number>>> = {
  awaiting_payment: 3_000,
  placed: 10_000,
  paid: 2_000,
};

/**
 * Keeps an order's page up to date while payment or delivery is expected. What belongs to the order (keys, payments)
 * is asked for once more when its state has changed, so that nothing read a moment earlier stays.
 */
export function useOrderRefresh(
  state: OrderState | undefined,
  order: string,
  belongings: readonly (string | null)[],
): void {
  const paths = belongings.filter((path) => path !== null);
  useLiveRefresh([order, ...paths], (state && pace[state]) ?? null);
  const last = useRef(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the state moves on, and only then
  useEffect(() => {
    if (last.current !== undefined && last.current !== state) {
      for (const path of paths) void queryClient.invalidateQueries({ queryKey: [path] });
    }
    last.current = state;
  }, [state]);
}
