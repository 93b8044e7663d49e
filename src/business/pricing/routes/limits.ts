import { z } from 'zod';
import { accept } from '../../../kernel/outcome.ts';
import { listQuery } from '../../../platform/http/list.ts';
import type { Route } from '../../../platform/http/route.ts';
import { replyWith, route } from '../../../platform/http/route.ts';
import { previewLimit } from '../actions/limit-preview.ts';
import { replayLimit } from '../actions/limit-replay.ts';
import { changeLimit, createLimit, getLimit, listLimits, removeLimit } from '../actions/limits.ts';
import { exportLimits } from '../actions/list-export.ts';
import type { LimitReply } from '../terms.ts';
import {
  idParams,
  limitBody,
  limitPage,
  limitPreviewQuery,
  limitPreviewReply,
  limitReplayQuery,
  limitReplayReply,
  limitReply,
} from '../terms.ts';

const shown = (limit: LimitReply, status = 200) => replyWith(limit, { etag: String(limit.rowVersion), status });

const limitsQuery = listQuery(['-startsOn', 'startsOn'], {
  storeId: z.uuid().optional(),
  scope: z.enum(['store', 'family', 'product', 'offer']).optional(),
  audience: z.string().max(100).optional(),
  currency: z.string().max(3).optional(),
});

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/limits',
    action: 'limits.read',
    summary: 'Self-service limits',
    query: limitsQuery,
    reply: limitPage,
    handle: (call) => listLimits(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/limits.csv',
    action: 'limits.read',
    summary: 'Self-service limits of a filter as a file',
    query: limitsQuery,
    produces: 'text/csv; charset=utf-8',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: exportLimits(call, call.query),
          headers: { 'content-disposition': 'attachment; filename="limits.csv"' },
        }),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/limits/preview',
    action: 'limits.read',
    summary: 'Where a proposed limit buys and where it talks, on one offer',
    query: limitPreviewQuery,
    reply: limitPreviewReply,
    handle: (call) => previewLimit(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/limits/replay',
    action: 'limits.change',
    summary: 'What a proposed limit would have made of past orders',
    query: limitReplayQuery,
    reply: limitReplayReply,
    handle: (call) => replayLimit(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/limits/{id}',
    action: 'limits.read',
    summary: 'Read: limit',
    params: idParams,
    reply: limitReply,
    handle: async (call) => {
      const limit = await getLimit(call, call.params.id);
      return limit.ok ? accept(shown(limit.value)) : limit;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/limits',
    action: 'limits.change',
    summary: 'Create: limit',
    body: limitBody,
    reply: limitReply,
    idempotency: 'accepted',
    handle: async (call) => {
      const limit = await createLimit(call, call.body);
      return limit.ok ? accept(shown(limit.value, 201)) : limit;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/limits/{id}',
    action: 'limits.change',
    summary: 'Change: limit',
    params: idParams,
    body: limitBody,
    reply: limitReply,
    handle: async (call) => {
      const limit = await changeLimit(call, call.params.id, call.ifMatch, call.body);
      return limit.ok ? accept(shown(limit.value)) : limit;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/limits/{id}',
    action: 'limits.change',
    summary: 'Delete: limit',
    params: idParams,
    handle: (call) => removeLimit(call, call.params.id, call.ifMatch),
  }),
];
