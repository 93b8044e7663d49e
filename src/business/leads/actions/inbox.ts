import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { cursorOf, type InboxCounts, type InboxSort, inboxCounts, inboxPage, inboxTotal } from '../storage/inbox.ts';
import type { InboxReply, InboxView, LeadItem } from '../terms.ts';
import { actor } from './happen.ts';
import { itemOf } from './views.ts';

export type InboxQuery = {
  readonly view: InboxView;
  readonly q: string;
  readonly account?: string | undefined;
  readonly sort: InboxSort;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A page of the inbox as the reader's scope lets him see it, with how many leads stand in each view. */
export async function inbox(context: Context, query: InboxQuery): Promise<Outcome<InboxReply>> {
  const after = decodeCursor(query.cursor, 2);
  if (!after.ok) return after;
  const { view, q, sort, limit, account = null } = query;
  const me = actor(context);
  return context.transaction(async (tx) => {
    const rows = await inboxPage(tx, { view, q, account, sort, limit, me, after: after.value });
    const counts = await inboxCounts(tx, { me, account }, new Date(context.clock.now()));
    const approximateTotal = q === '' ? counts[view] : await inboxTotal(tx, { view, q, account, me });
    const page = pageOf(rows, limit, (row) => cursorOf(row, view, sort));
    const { mine, team, waiting, closed } = counts;
    return accept({
      items: page.rows.map((row) => itemOf(row, context)),
      next: page.next,
      approximateTotal,
      counts: { mine, team, waiting, closed },
    });
  });
}

export type WaitingLeads = { readonly counts: InboxCounts; readonly soonest: readonly LeadItem[] };

/** What waits for a person of the staff: his counts, and his leads with the soonest answers. */
export async function waitingLeads(context: Context, most: number): Promise<WaitingLeads> {
  const me = actor(context);
  return context.transaction(async (tx) => {
    const counts = await inboxCounts(tx, { me, account: null }, new Date(context.clock.now()));
    const rows = await inboxPage(tx, {
      view: 'mine',
      q: '',
      account: null,
      sort: 'need',
      limit: most,
      me,
      after: null,
    });
    return { counts, soonest: rows.slice(0, most).map((row) => itemOf(row, context)) };
  });
}
