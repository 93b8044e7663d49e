import type { LeadAction, LeadDetail, LeadItem } from '../../business/leads/terms.ts';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { deskApi } from './desk-paths.ts';

type Worked = Pick<LeadItem, 'id' | 'rowVersion'>;

/** Refusals that say the lead is no longer as the reader sees it. */
const outdated = new Set([409, 412]);

/**
 * Does something to a lead on the version the reader saw. Whatever comes of it, the lead and the lists are read again:
 * after a refusal because somebody was faster, so that his name stands on the screen beside the server's words.
 */
export async function workOnLead(
  lead: Worked,
  action: LeadAction,
  body: unknown,
  idempotencyKey: string = newIdempotencyKey(),
): Promise<LeadItem> {
  try {
    const item = await send<LeadItem>('POST', deskApi.leadWork(lead.id, action), body, {
      idempotencyKey,
      ifMatch: `"${lead.rowVersion}"`,
    });
    const path = deskApi.lead(lead.id);
    queryClient.setQueryData<LeadDetail>([path], (known) => known && { ...known, ...item });
    await refreshLead(lead.id);
    return item;
  } catch (cause) {
    if (cause instanceof ApiProblem && outdated.has(cause.problem.status)) await refreshLead(lead.id);
    throw cause;
  }
}

/** Reads a lead and every list it may stand in again. */
export async function refreshLead(id: string): Promise<void> {
  const isOfLeads = (key: unknown) => typeof key === 'string' && /^\/api\/v1\/leads(\?|$)/.test(key);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [deskApi.lead(id)] }),
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfLeads(queryKey[0]) }),
  ]);
}

/** The problem of a failed try; anything else is a bug and is thrown on. */
export function problemIn(cause: unknown): Problem {
  if (cause instanceof ApiProblem) return cause.problem;
  throw cause;
}
