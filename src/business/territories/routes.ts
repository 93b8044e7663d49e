import { type Route, route } from '../../platform/http/route.ts';
import { changeOwner, readOwnership } from './actions.ts';
import * as terms from './terms.ts';

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/accounts/{id}/owner',
    action: 'accounts.read',
    summary: 'Who looks after a company, who will, and who did',
    params: terms.accountParams,
    reply: terms.ownership,
    handle: (call) => readOwnership(call, call.params.id),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/accounts/{id}/owner',
    action: 'accounts.assign',
    summary: 'Hand a company over to somebody from a day on',
    params: terms.accountParams,
    body: terms.ownerChange,
    reply: terms.ownership,
    handle: (call) => changeOwner(call, call.params.id, call.body),
  }),
];
