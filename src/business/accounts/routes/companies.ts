import { z } from 'zod';
import { accept, type Outcome } from '../../../kernel/outcome.ts';
import { listQuery } from '../../../platform/http/list.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { exportAccounts } from '../actions/account-export.ts';
import {
  beginRelationship,
  changeAccount,
  changeCompany,
  finishRelationship,
  listAccounts,
  openAccount,
  readAccount,
  readCompany,
} from '../actions/accounts.ts';
import { removeParent, setParent } from '../actions/parentage.ts';
import * as terms from '../terms/companies.ts';
import { versionOf } from './identity.ts';

const sorts = ['name', '-name', 'number', '-number', 'created', '-created'] as const;
const filters = {
  q: z.string().trim().max(200).optional(),
  status: terms.accountStatus.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  industry: z.string().trim().max(80).optional(),
  segment: z.string().trim().max(80).optional(),
  owner: z.union([z.uuid(), z.literal('none')]).optional(),
};
const query = listQuery(sorts, filters);

function tagged<T extends { rowVersion: number }>(outcome: Outcome<T>, status = 200) {
  return outcome.ok ? accept(replyWith(outcome.value, { status, etag: String(outcome.value.rowVersion) })) : outcome;
}

const accounts = [
  route({
    method: 'GET',
    path: '/api/v1/accounts',
    action: 'accounts.read',
    summary: 'Companies, filtered, sorted, a page at a time',
    query,
    reply: terms.accountList,
    handle: (call) => listAccounts(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/accounts.csv',
    action: 'accounts.export',
    summary: 'Companies of a filter as CSV',
    query,
    produces: 'text/csv; charset=utf-8',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: exportAccounts(call, call.query),
          headers: { 'content-disposition': `attachment; filename="accounts-${call.today}.csv"` },
        }),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/accounts',
    action: 'accounts.change',
    summary: 'Open a company',
    body: terms.accountCreate,
    reply: terms.accountDetail,
    idempotency: 'accepted',
    handle: async (call) => tagged(await openAccount(call, call.body, call.scope), 201),
  }),
  route({
    method: 'GET',
    path: '/api/v1/accounts/{id}',
    action: 'accounts.read',
    summary: 'A company with its tree, relationships, owner and people',
    params: terms.accountParams,
    reply: terms.accountDetail,
    handle: async (call) => tagged(await readAccount(call, call.params.id)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/accounts/{id}',
    action: 'accounts.change',
    summary: 'Change a company',
    params: terms.accountParams,
    body: terms.accountChange,
    reply: terms.accountDetail,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      return version.ok ? tagged(await changeAccount(call, call.params.id, version.value, call.body)) : version;
    },
  }),
];

const tree = [
  route({
    method: 'POST',
    path: '/api/v1/accounts/{id}/parent',
    action: 'accounts.change',
    summary: 'Put a company below another from a day on',
    params: terms.accountParams,
    body: terms.parentChange,
    reply: terms.accountDetail,
    handle: async (call) => tagged(await setParent(call, call.params.id, call.body.parentId, call.body.fromDay)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/accounts/{id}/parent',
    action: 'accounts.change',
    summary: 'Let a company stand alone from a day on',
    params: terms.accountParams,
    query: terms.parentEnd,
    reply: terms.accountDetail,
    handle: async (call) => tagged(await removeParent(call, call.params.id, call.query.toDay)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/accounts/{id}/relationships',
    action: 'accounts.change',
    summary: 'Begin a relationship with a company',
    params: terms.accountParams,
    body: terms.relationshipCreate,
    reply: terms.accountDetail,
    handle: async (call) =>
      tagged(await beginRelationship(call, call.params.id, call.body.kind, call.body.fromDay), 201),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/accounts/{id}/relationships/{relationshipId}',
    action: 'accounts.change',
    summary: 'End a relationship on a day',
    params: terms.relationshipParams,
    query: terms.relationshipEnd,
    reply: terms.accountDetail,
    handle: async (call) =>
      tagged(await finishRelationship(call, call.params.id, call.params.relationshipId, call.query.toDay)),
  }),
];

const company = [
  route({
    method: 'GET',
    path: '/api/v1/company',
    action: 'company.read',
    summary: 'One’s own company',
    reply: terms.company,
    handle: async (call) => tagged(await readCompany(call)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/company',
    action: 'company.people.manage',
    summary: 'Change one’s own company’s facts',
    body: terms.companyChange,
    reply: terms.company,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      return version.ok ? tagged(await changeCompany(call, version.value, call.body)) : version;
    },
  }),
];

export const companyRoutes: Route[] = [...accounts, ...tree, ...company];
