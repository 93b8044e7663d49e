import type { Day } from '../../../kernel/calendar.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';

/** A company belongs to a parent from a day, included, to a day, excluded (null: open). */
export type ParentEdge = {
  readonly accountId: string;
  readonly parentId: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

/** Later than every day there is. */
const NEVER = '9999-12-31';

/**
 * Whether `accountId` may belong to `parentId` from `fromDay` on. Refuses `parent_is_itself`, and `parent_loop` with
 * the chain by name where on some day the company would stand above itself. `edges` are all that lead upwards from the
 * parent, the account's own left out.
 */
export function mayHaveParent(
  accountId: string,
  parentId: string,
  fromDay: Day,
  edges: readonly ParentEdge[],
  nameOf: (accountId: string) => string,
): Outcome<void> {
  if (accountId === parentId) return refuse('parent_is_itself', { facts: { company: nameOf(accountId) } });
  const above = new Map<string, ParentEdge[]>();
  for (const edge of edges) above.set(edge.accountId, [...(above.get(edge.accountId) ?? []), edge]);
  const walk = (id: string, from: Day, to: Day, path: readonly string[]): readonly string[] | null => {
    if (id === accountId) return [...path, id];
    if (path.includes(id)) return null;
    for (const edge of above.get(id) ?? []) {
      const start = edge.fromDay > from ? edge.fromDay : from;
      const end = (edge.toDay ?? NEVER) < to ? (edge.toDay ?? NEVER) : to;
      if (start >= end) continue;
      const found = walk(edge.parentId, start, end, [...path, id]);
      if (found) return found;
    }
    return null;
  };
  const chain = walk(parentId, fromDay, NEVER, [accountId]);
  if (!chain) return accept(undefined);
  return refuse('parent_loop', {
    facts: {
      company: nameOf(accountId),
      parent: nameOf(parentId),
      chain: chain.map(nameOf).join(' \u2192 '),
    },
  });
}
