import { z } from 'zod';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import { listQuery } from '../../../platform/http/list.ts';
import { type Handled, type Route, replyWith, route } from '../../../platform/http/route.ts';
import { absences, addAbsence, removeAbsence } from '../actions/absences.ts';
import { convert } from '../actions/convert.ts';
import { passOn, passTargets } from '../actions/hand-over.ts';
import { inbox } from '../actions/inbox.ts';
import { leadDetail } from '../actions/lead-detail.ts';
import { addNote, claim, close, logCall, reopen, reply } from '../actions/work.ts';
import { inboxSorts } from '../storage/inbox.ts';
import {
  absence,
  absenceList,
  absenceRequest,
  callRequest,
  closeRequest,
  inboxReply,
  inboxViews,
  type LeadItem,
  leadChanged,
  leadDetail as leadDetailTerms,
  noteRequest,
  passRequest,
  passTargets as passTargetsTerms,
  reopenRequest,
  replyRequest,
} from '../terms.ts';

const params = z.object({ id: z.uuid() });
const inboxQuery = listQuery(inboxSorts, {
  view: z.enum(inboxViews).default('mine'),
  q: z.string().trim().max(200).default(''),
  account: z.uuid().optional(),
});

/** A changed lead travels with the version that the next change must name. */
async function changed(outcome: Promise<Outcome<LeadItem>>): Promise<Handled<LeadItem>> {
  const done = await outcome;
  return done.ok ? accept(replyWith(done.value, { etag: String(done.value.rowVersion) })) : done;
}

const work = { action: 'leads.work', params, reply: leadChanged, idempotency: 'accepted' } as const;

/** What the vendor's people do: read the inbox, work on a lead, keep their absences. */
export const deskRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/leads',
    action: 'leads.read',
    summary:
      'The inbox: mine, the team, waiting for the customer, closed; soonest answer first; of one company if wanted',
    query: inboxQuery,
    reply: inboxReply,
    handle: (call) => inbox(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/leads/pass-targets',
    action: 'leads.work',
    summary: 'Whom a lead can be passed on to',
    reply: passTargetsTerms,
    handle: async (call) => accept(await passTargets(call)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/leads/absences',
    action: 'leads.work',
    summary: 'Who is away, from today on: oneself, or everyone for a sales manager',
    reply: absenceList,
    handle: (call) => absences(call, call.scope),
  }),
  route({
    method: 'POST',
    path: '/api/v1/leads/absences',
    action: 'leads.work',
    summary: 'Notes days on which somebody gets no leads by turn',
    body: absenceRequest,
    reply: absence,
    idempotency: 'accepted',
    handle: (call) => addAbsence(call, call.scope, call.body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/leads/absences/{id}',
    action: 'leads.work',
    summary: 'Takes an absence back',
    params,
    handle: (call) => removeAbsence(call, call.scope, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/leads/{id}',
    action: 'leads.read',
    summary: 'One lead: why it is whose, what to do next, the basket explained, the history',
    params,
    reply: leadDetailTerms,
    handle: async (call) => {
      const lead = await leadDetail(call, call.params.id);
      return lead.ok ? accept(replyWith(lead.value, { etag: String(lead.value.rowVersion) })) : lead;
    },
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/claim',
    summary: 'Claims a lead; of two at once exactly one wins',
    handle: ({ params, ifMatch, ...call }) => changed(claim(call, { id: params.id, ifMatch })),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/pass',
    summary: 'Passes a lead on to a person, or to the next of a team',
    body: passRequest,
    handle: ({ params, ifMatch, body, ...call }) => changed(passOn(call, { id: params.id, ifMatch }, body)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/reply',
    summary: 'Answers the buyer by mail and stops the answer clock',
    body: replyRequest,
    handle: ({ params, ifMatch, body, ...call }) => changed(reply(call, { id: params.id, ifMatch }, body.body)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/call',
    summary: 'Logs a call; one that reached the buyer stops the answer clock',
    body: callRequest,
    handle: ({ params, ifMatch, body, ...call }) => changed(logCall(call, { id: params.id, ifMatch }, body)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/note',
    summary: 'Leaves a note that the buyer never sees',
    body: noteRequest,
    handle: ({ params, ifMatch, body, ...call }) => changed(addNote(call, { id: params.id, ifMatch }, body.body)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/close',
    summary: 'Closes a lead: won, lost, spam or duplicate',
    body: closeRequest,
    handle: ({ params, ifMatch, body, ...call }) => changed(close(call, { id: params.id, ifMatch }, body)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/reopen',
    summary: 'Takes a closed lead up again',
    body: reopenRequest,
    handle: ({ params, ifMatch, body, ...call }) => changed(reopen(call, { id: params.id, ifMatch }, body.reason)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/leads/{id}/convert',
    summary: 'Makes the prospect a customer and invites the buyer to sign in',
    handle: ({ params, ifMatch, ...call }) => changed(convert(call, { id: params.id, ifMatch })),
  }),
];
