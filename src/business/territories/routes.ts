import { accept } from '../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../platform/http/route.ts';
import {
  addRoutingRule,
  changeOwner,
  changeRoutingRule,
  readOwnership,
  removeRoutingRule,
  routingRules,
} from './actions.ts';
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
  route({
    method: 'GET',
    path: '/api/v1/routing-rules',
    action: 'routing.read',
    summary: 'Which team or person each region’s leads go to',
    reply: terms.routingRules,
    handle: (call) => routingRules(call),
  }),
  route({
    method: 'POST',
    path: '/api/v1/routing-rules',
    action: 'routing.change',
    summary: 'Sends a region’s leads to a team or a person',
    body: terms.routingRuleChange,
    reply: terms.routingRule,
    idempotency: 'accepted',
    handle: async (call) => {
      const made = await addRoutingRule(call, call.body);
      return made.ok ? accept(replyWith(made.value, { status: 201, etag: String(made.value.rowVersion) })) : made;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/routing-rules/{id}',
    action: 'routing.change',
    summary: 'Changes where a region’s leads go',
    params: terms.accountParams,
    body: terms.routingRuleChange,
    reply: terms.routingRule,
    handle: (call) => changeRoutingRule(call, call.params.id, call.ifMatch, call.body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/routing-rules/{id}',
    action: 'routing.change',
    summary: 'Takes a rule away: the region’s leads go by turn again',
    params: terms.accountParams,
    handle: (call) => removeRoutingRule(call, call.params.id),
  }),
];
