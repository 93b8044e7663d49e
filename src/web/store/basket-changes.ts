import { useMutation } from '@tanstack/react-query';
import { newIdempotencyKey, send } from '../api.ts';
import { api, storeApi } from '../paths.ts';
import { problemOf, queryClient } from '../queries.ts';
import type { BasketReply } from './replies.ts';

/** The reply of every change is the whole basket: header, summary and lines follow it without a second request. */
export function keepBasket(basket: BasketReply): void {
  queryClient.setQueryData([api.basket()], basket);
}

type Line = { readonly sku: string; readonly quantity: number };

/** Puts a line into the basket; a lost connection or a double click puts it there once. */
export function useAddLine() {
  const mutation = useMutation({
    mutationFn: (line: Line) =>
      send<BasketReply>('POST', storeApi.basketLines(), line, { idempotencyKey: newIdempotencyKey() }),
    onSuccess: keepBasket,
  });
  return {
    add: (line: Line) => !mutation.isPending && mutation.mutate(line),
    busy: mutation.isPending,
    /** What was put there last; null once another choice is made. */
    added: mutation.isSuccess ? (mutation.variables ?? null) : null,
    problem: problemOf(mutation.error),
    forget: mutation.reset,
  };
}

type Change =
  | { readonly kind: 'quantity'; readonly sku: string; readonly quantity: number }
  | { readonly kind: 'remove'; readonly sku: string }
  | { readonly kind: 'currency'; readonly currency: string }
  /** A promotion code; null takes it out. */
  | { readonly kind: 'code'; readonly code: string | null };

function sendChange(change: Change): Promise<BasketReply> {
  switch (change.kind) {
    case 'quantity':
      return send('PUT', storeApi.basketLine(change.sku), { quantity: change.quantity });
    case 'remove':
      return send('DELETE', storeApi.basketLine(change.sku));
    case 'currency':
      return send('PUT', storeApi.basketCurrency(), { currency: change.currency });
    case 'code':
      return change.code === null
        ? send('DELETE', storeApi.promotionCode())
        : send('PUT', storeApi.promotionCode(), { code: change.code });
  }
}

/** The basket that a whole list replaces; where there was none, whatever is there by then. */
export function versionOf(basket: BasketReply | undefined): string {
  return basket?.id ? `"${basket.version}"` : '*';
}

/** Changes of the basket, one after the other in the order they were made. */
export function useBasketChange() {
  const mutation = useMutation({ mutationFn: sendChange, onSuccess: keepBasket, scope: { id: 'basket' } });
  return {
    change: mutation.mutate,
    busy: mutation.isPending,
    /** What is being changed or was refused. */
    of: mutation.variables ?? null,
    problem: problemOf(mutation.error),
    forget: mutation.reset,
  };
}
