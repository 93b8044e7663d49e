import { money, toWire } from '../../../kernel/money.ts';
import { accessOf } from '../../../platform/http/context.ts';
import type { Context } from '../../../platform/http/route.ts';
import { permittedScope } from '../../../platform/permissions.ts';
import { waitingLeads } from '../../leads/actions/inbox.ts';
import { listPriceLists } from '../../pricing/actions/price-lists.ts';
import { awaitingPaymentTotals, ordersAwaitingPayment } from '../storage/home.ts';
import type { DeskHome } from '../terms.ts';

const most = 5;

/** The reader's context with the reach that one action's row gives him; null where it gives none. */
function reaching(context: Context, action: string): Context | null {
  const { caller } = context;
  const scope = permittedScope(action, { signedIn: true, buyerRoles: [], staffRoles: caller.staffRoles });
  if (scope === null) return null;
  const access = accessOf(caller, scope);
  return { ...context, access, transaction: (work, other) => context.transaction(work, other ?? access) };
}

async function leadsPart(context: Context): Promise<DeskHome['leads']> {
  const reach = reaching(context, 'leads.work');
  if (!reach) return null;
  const { counts, soonest } = await waitingLeads(reach, most);
  const clocks = soonest.flatMap(({ id, number, company, clock: { startedAt, answerBy, minutesLeft, late } }) =>
    answerBy === null ? [] : [{ id, number, company, startedAt, answerBy, minutesLeft: minutesLeft ?? 0, late }],
  );
  return { mine: counts.mine, team: counts.team, late: counts.late, soonest: clocks };
}

async function paymentsPart(context: Context): Promise<DeskHome['awaitingPayment']> {
  const reach = reaching(context, 'payments.read');
  if (!reach) return null;
  return reach.transaction(async (tx) => {
    const totals = await awaitingPaymentTotals(tx);
    const oldest = await ordersAwaitingPayment(tx, most);
    return {
      count: totals.reduce((count, row) => count + Number(row.count), 0),
      totals: totals.map((row) => toWire(money(row.total, row.currency))),
      oldest: oldest.map((row) => ({
        id: row.id,
        number: row.number,
        account: row.company,
        total: toWire(money(row.total, row.currency)),
        placedAt: row.placed_at.toISOString(),
      })),
    };
  });
}

async function draftsPart(context: Context): Promise<DeskHome['drafts']> {
  const reach = reaching(context, 'prices.publish');
  if (!reach) return null;
  const page = await listPriceLists(reach, { status: 'draft', sort: '-createdAt', limit: most });
  if (!page.ok) throw new Error(`drafts cannot be read: ${page.refusal.code}`);
  return page.value.items.map(({ id, name, currency, startsOn }) => ({ id, name, currency, startsOn }));
}

/** What waits for the reader, each part only where his roles cover it. */
export async function deskHome(context: Context): Promise<DeskHome> {
  return {
    leads: await leadsPart(context),
    awaitingPayment: await paymentsPart(context),
    drafts: await draftsPart(context),
  };
}
