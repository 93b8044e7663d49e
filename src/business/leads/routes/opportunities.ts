import { z } from 'zod';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import { listQuery } from '../../../platform/http/list.ts';
import { type Handled, type Route, replyWith, route } from '../../../platform/http/route.ts';
import {
  changeOpportunity,
  endOpportunity,
  moveOpportunity,
  openOpportunity,
  reopenOpportunity,
} from '../actions/opportunities.ts';
import { opportunities, opportunitiesCsv, readOpportunity } from '../actions/opportunity-pages.ts';
import {
  type OpportunityDetail,
  opportunityChange,
  opportunityDetail,
  opportunityEnd,
  opportunityList,
  opportunityRequest,
  opportunitySorts,
  opportunityViews,
  stageMove,
} from '../terms/opportunities.ts';

const params = z.object({ id: z.uuid() });
const filters = {
  view: z.enum(opportunityViews).default('open'),
  q: z.string().trim().max(200).default(''),
  stage: z.string().max(40).optional(),
  owner: z.uuid().optional(),
  account: z.uuid().optional(),
};

async function versioned(outcome: Promise<Outcome<OpportunityDetail>>): Promise<Handled<OpportunityDetail>> {
  const done = await outcome;
  return done.ok ? accept(replyWith(done.value, { etag: String(done.value.rowVersion) })) : done;
}

const work = { action: 'opportunities.work', params, reply: opportunityDetail, idempotency: 'accepted' } as const;

/** Opportunities: the list and the board, one of them, and what is done to it. */
export const opportunityRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/opportunities',
    action: 'opportunities.read',
    summary: 'Opportunities of the reader’s scope; soonest close first',
    query: listQuery(opportunitySorts, filters),
    reply: opportunityList,
    handle: (call) => opportunities(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/opportunities.csv',
    action: 'opportunities.read',
    summary: 'All opportunities of a filter as CSV',
    query: z.strictObject({ ...filters, sort: z.enum(opportunitySorts).default('closeDay') }),
    produces: 'text/csv',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: opportunitiesCsv(call, call.query),
          headers: { 'content-disposition': 'attachment; filename="opportunities.csv"' },
        }),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/opportunities',
    action: 'opportunities.work',
    summary: 'Makes an opportunity of a lead, or by hand for a company',
    body: opportunityRequest,
    reply: opportunityDetail,
    idempotency: 'accepted',
    handle: async (call) => {
      const made = await openOpportunity(call, call.body);
      return made.ok ? accept(replyWith(made.value, { status: 201, etag: String(made.value.rowVersion) })) : made;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/opportunities/{id}',
    action: 'opportunities.read',
    summary: 'One opportunity with what happened to it',
    params,
    reply: opportunityDetail,
    handle: (call) => versioned(readOpportunity(call, call.params.id)),
  }),
  route({
    ...work,
    method: 'PUT',
    path: '/api/v1/opportunities/{id}',
    summary: 'Changes name, value, close day, owner or products',
    body: opportunityChange,
    handle: ({ params, ifMatch, body, ...call }) =>
      versioned(changeOpportunity(call, { id: params.id, ifMatch }, body)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/opportunities/{id}/move',
    summary: 'Moves it to another stage',
    body: stageMove,
    handle: ({ params, ifMatch, body, ...call }) =>
      versioned(moveOpportunity(call, { id: params.id, ifMatch }, body.stage)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/opportunities/{id}/end',
    summary: 'Ends it: won by an order or for a reason, or lost for one',
    body: opportunityEnd,
    handle: ({ params, ifMatch, body, ...call }) => versioned(endOpportunity(call, { id: params.id, ifMatch }, body)),
  }),
  route({
    ...work,
    method: 'POST',
    path: '/api/v1/opportunities/{id}/reopen',
    summary: 'Takes one up again that no order won',
    handle: ({ params, ifMatch, ...call }) => versioned(reopenOpportunity(call, { id: params.id, ifMatch })),
  }),
];
