import { z } from 'zod';
import { accept } from '../../kernel/outcome.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { deskHome } from './actions/home.ts';
import { jobs, mail, mails, runAgain, sendAgain, trail, trailHolds } from './actions/machinery.ts';
import { search } from './actions/search.ts';
import { importRoutes } from './routes/imports.ts';
import {
  auditList,
  auditVerdict,
  deskHome as deskHomeTerms,
  jobList,
  jobStates,
  mailDetail,
  mailList,
  mailStates,
  searchQuery,
  searchReply,
} from './terms.ts';

const params = z.object({ id: z.uuid() });
const page = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/search',
    action: 'search.read',
    summary: 'Companies, leads, orders, people, products and price lists by words, numbers or parts of them',
    query: searchQuery,
    reply: searchReply,
    handle: async (call) => accept(await search(call, call.query.q)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/desk/home',
    action: 'desk.home',
    summary: 'What waits for the reader: leads with their clocks, orders to be paid, drafts of price lists',
    reply: deskHomeTerms,
    handle: async (call) => accept(await deskHome(call)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/mails',
    action: 'mail.read',
    summary: 'Mails by what became of them, newest first, and whether a mail server is set',
    query: z.object({ ...page, q: z.string().trim().max(200).default(''), state: z.enum(mailStates).optional() }),
    reply: mailList,
    handle: (call) => mails(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/mails/{id}',
    action: 'mail.read',
    summary: 'One mail as it was or will be sent',
    params,
    reply: mailDetail,
    handle: (call) => mail(call, call.params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/mails/{id}/retry',
    action: 'mail.retry',
    summary: 'Lets a mail that was given up be tried again',
    params,
    idempotency: 'accepted',
    handle: (call) => sendAgain(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/jobs',
    action: 'jobs.read',
    summary: 'Jobs by state, newest first, and how many stand in each; failed ones are the dead letters',
    query: z.object({ ...page, state: z.enum(jobStates).default('failed') }),
    reply: jobList,
    handle: (call) => jobs(call, call.query),
  }),
  route({
    method: 'POST',
    path: '/api/v1/jobs/{id}/retry',
    action: 'jobs.retry',
    summary: 'Lets a dead letter run again',
    params,
    idempotency: 'accepted',
    handle: (call) => runAgain(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/audit',
    action: 'audit.read',
    summary: 'Who did what, newest first',
    query: z.object({
      ...page,
      actor: z.uuid().optional(),
      subjectKind: z.string().max(60).optional(),
      subjectId: z.string().max(60).optional(),
      action: z.string().max(60).optional(),
    }),
    reply: auditList,
    handle: (call) => trail(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/audit/verdict',
    action: 'audit.read',
    summary: 'Recomputes the chain of the trail and says whether it holds',
    reply: auditVerdict,
    rateLimit: 10,
    handle: async (call) => accept(await trailHolds(call)),
  }),
  ...importRoutes,
];
