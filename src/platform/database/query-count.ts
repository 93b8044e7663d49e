import { AsyncLocalStorage } from 'node:async_hooks';

/** statements: what was asked. roundTrips: the most there can have been; an opening travels with its first statement. */
export type QueryCount = { statements: string[]; roundTrips: number };

const counting = new AsyncLocalStorage<QueryCount>();
let everUsed = false;

/** Runs fn and tells which statements it and everything it awaited sent. For tests and the bench: proves "no query in a loop". */
export async function withQueryCount<T>(fn: () => Promise<T>): Promise<QueryCount & { result: T }> {
  everUsed = true;
  const count: QueryCount = { statements: [], roundTrips: 0 };
  const result = await counting.run(count, fn);
  return { ...count, result };
}

export function countStatement(text: string): void {
  if (!everUsed) return;
  const count = counting.getStore();
  if (!count) return;
  count.statements.push(text);
  count.roundTrips += 1;
}

export function countRoundTrip(): void {
  if (!everUsed) return;
  const count = counting.getStore();
  if (count) count.roundTrips += 1;
}
