import { accept } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { acceptInvitation, viewInvitation } from '../actions/invitations.ts';
import { changeStaff, inviteStaff, listStaff, readStaff } from '../actions/staff.ts';
import { changeTeam, createTeam, listTeams, readTeam, removeTeam } from '../actions/teams.ts';
import * as terms from '../terms/people.ts';
import { versionOf } from './identity.ts';

const invitations = [
  route({
    method: 'GET',
    path: '/api/v1/invitations/{token}',
    action: 'session.begin',
    summary: 'What a link invites to',
    params: terms.invitationToken,
    reply: terms.invitationView,
    handle: (call) => viewInvitation(call, call.params.token, call.request),
  }),
  route({
    method: 'POST',
    path: '/api/v1/invitations/{token}/accept',
    action: 'session.begin',
    summary: 'Accept what a link invites to, and be signed in',
    params: terms.invitationToken,
    body: terms.invitationAccept,
    handle: async (call) => {
      const accepted = await acceptInvitation(call, call.params.token, call.body, call.request);
      return accepted.ok ? accept(replyWith(undefined, { status: 204, session: accepted.value })) : accepted;
    },
  }),
];

const staff = [
  route({
    method: 'GET',
    path: '/api/v1/staff',
    action: 'staff.read',
    summary: 'The vendor’s people',
    reply: terms.staffList,
    handle: async (call) => accept({ items: await listStaff(call) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/staff',
    action: 'staff.manage',
    summary: 'Take somebody on',
    body: terms.staffInvite,
    reply: terms.staffPerson,
    handle: async (call) => {
      const invited = await inviteStaff(call, call.body);
      if (!invited.ok) return invited;
      return accept(replyWith(invited.value, { status: 201, etag: String(invited.value.rowVersion) }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/staff/{id}',
    action: 'staff.read',
    summary: 'One of the vendor’s people',
    params: terms.staffParams,
    reply: terms.staffPerson,
    handle: async (call) => {
      const person = await readStaff(call, call.params.id);
      return person.ok ? accept(replyWith(person.value, { etag: String(person.value.rowVersion) })) : person;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/staff/{id}',
    action: 'staff.manage',
    summary: 'Change roles, teams and facts of one of the vendor’s people, or let him go',
    params: terms.staffParams,
    body: terms.staffChange,
    reply: terms.staffPerson,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      if (!version.ok) return version;
      const changed = await changeStaff(call, call.params.id, version.value, call.body);
      return changed.ok ? accept(replyWith(changed.value, { etag: String(changed.value.rowVersion) })) : changed;
    },
  }),
];

const teams = [
  route({
    method: 'GET',
    path: '/api/v1/teams',
    action: 'staff.read',
    summary: 'The vendor’s teams with hours and members',
    reply: terms.teamList,
    handle: async (call) => accept({ items: await listTeams(call) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/teams',
    action: 'staff.manage',
    summary: 'Make a team',
    body: terms.teamChange,
    reply: terms.team,
    handle: async (call) => {
      const made = await createTeam(call, call.body);
      return made.ok ? accept(replyWith(made.value, { status: 201, etag: String(made.value.rowVersion) })) : made;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/teams/{id}',
    action: 'staff.read',
    summary: 'A team with hours and members',
    params: terms.teamParams,
    reply: terms.team,
    handle: async (call) => {
      const team = await readTeam(call, call.params.id);
      return team.ok ? accept(replyWith(team.value, { etag: String(team.value.rowVersion) })) : team;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/teams/{id}',
    action: 'staff.manage',
    summary: 'Change a team, its hours and its members',
    params: terms.teamParams,
    body: terms.teamChange,
    reply: terms.team,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      if (!version.ok) return version;
      const changed = await changeTeam(call, call.params.id, version.value, call.body);
      return changed.ok ? accept(replyWith(changed.value, { etag: String(changed.value.rowVersion) })) : changed;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/teams/{id}',
    action: 'staff.manage',
    summary: 'Delete a team that nothing depends on',
    params: terms.teamParams,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      return version.ok ? removeTeam(call, call.params.id, version.value) : version;
    },
  }),
];

export const peopleRoutes: Route[] = [...invitations, ...staff, ...teams];
