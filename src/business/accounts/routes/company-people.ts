import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { type Context, type Route, replyWith, route } from '../../../platform/http/route.ts';
import { inviteToCompany, resendInvitation, withdrawInvitation } from '../actions/company-invitations.ts';
import { changeRoles, companyPeople, endMembership } from '../actions/company-people.ts';
import * as terms from '../terms/people.ts';

/** Does something in the company that the caller acts for. */
async function inOwn<T>(context: Context, act: (accountId: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const { activeAccountId } = context.caller;
  return activeAccountId === null ? refuse('account_not_found') : act(activeAccountId);
}

function made<T>(outcome: Outcome<T>) {
  return outcome.ok ? accept(replyWith(outcome.value, { status: 201 })) : outcome;
}

/** One's own company, by its admin. */
const own = [
  route({
    method: 'GET',
    path: '/api/v1/company/people',
    action: 'company.people.read',
    summary: 'The people of one’s company and the invitations that wait',
    reply: terms.companyPeople,
    handle: (call) => inOwn(call, (company) => companyPeople(call, company)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/company/people',
    action: 'company.people.manage',
    summary: 'Invite somebody into one’s company by mail',
    body: terms.invite,
    reply: terms.invited,
    handle: async (call) => made(await inOwn(call, (company) => inviteToCompany(call, company, call.body))),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/company/people/{personId}',
    action: 'company.people.manage',
    summary: 'Give a person of one’s company other roles',
    params: terms.personParams,
    body: terms.roleChange,
    reply: terms.companyPeople,
    handle: (call) => inOwn(call, (company) => changeRoles(call, company, call.params.personId, call.body.roles)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/company/people/{personId}',
    action: 'company.people.manage',
    summary: 'End a person’s membership in one’s company',
    params: terms.personParams,
    handle: (call) => inOwn(call, (company) => endMembership(call, company, call.params.personId)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/company/invitations/{id}/resend',
    action: 'company.people.manage',
    summary: 'Send an invitation once more; its earlier link ends',
    params: terms.invitationParams,
    reply: terms.invited,
    handle: (call) => inOwn(call, (company) => resendInvitation(call, company, call.params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/company/invitations/{id}',
    action: 'company.people.manage',
    summary: 'Take an invitation back',
    params: terms.invitationParams,
    handle: (call) => inOwn(call, (company) => withdrawInvitation(call, company, call.params.id)),
  }),
];

/** A customer's company, by the vendor's people. */
const customers = [
  route({
    method: 'GET',
    path: '/api/v1/accounts/{id}/people',
    action: 'accounts.read',
    summary: 'The people of a company and the invitations that wait',
    params: terms.accountPeopleParams,
    reply: terms.companyPeople,
    handle: (call) => companyPeople(call, call.params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/accounts/{id}/people',
    action: 'accounts.people.manage',
    summary: 'Invite somebody into a company by mail',
    params: terms.accountPeopleParams,
    body: terms.invite,
    reply: terms.invited,
    handle: async (call) => made(await inviteToCompany(call, call.params.id, call.body)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/accounts/{id}/people/{personId}',
    action: 'accounts.people.manage',
    summary: 'Give a person of a company other roles',
    params: terms.accountPersonParams,
    body: terms.roleChange,
    reply: terms.companyPeople,
    handle: (call) => changeRoles(call, call.params.id, call.params.personId, call.body.roles),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/accounts/{id}/people/{personId}',
    action: 'accounts.people.manage',
    summary: 'End a person’s membership in a company',
    params: terms.accountPersonParams,
    handle: (call) => endMembership(call, call.params.id, call.params.personId),
  }),
  route({
    method: 'POST',
    path: '/api/v1/accounts/{id}/invitations/{invitationId}/resend',
    action: 'accounts.people.manage',
    summary: 'Send an invitation into a company once more; its earlier link ends',
    params: terms.accountInvitationParams,
    reply: terms.invited,
    handle: (call) => resendInvitation(call, call.params.id, call.params.invitationId),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/accounts/{id}/invitations/{invitationId}',
    action: 'accounts.people.manage',
    summary: 'Take an invitation into a company back',
    params: terms.accountInvitationParams,
    handle: (call) => withdrawInvitation(call, call.params.id, call.params.invitationId),
  }),
];

export const companyPeopleRoutes: Route[] = [...own, ...customers];
