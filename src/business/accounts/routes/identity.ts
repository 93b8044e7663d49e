import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { type Reply, type Route, replyWith, route } from '../../../platform/http/route.ts';
import type { IssuedSession } from '../../../platform/session/session.ts';
import { confirmEmailChange, requestEmailChange } from '../actions/email-change.ts';
import {
  changeMe,
  chooseAccount,
  claimCompany,
  endMyOtherSessions,
  endMySession,
  me,
  mySessions,
} from '../actions/me.ts';
import { changePassword, confirmPasswordReset, requestPasswordReset } from '../actions/passwords.ts';
import { confirmTotpCode, removeTotp, setUpTotp } from '../actions/second-factor.ts';
import { signIn, signOut } from '../actions/sign-in.ts';
import { signUp, verifySignUp } from '../actions/sign-up.ts';
import * as terms from '../terms/identity.ts';

/** What If-Match named, as the row's version; refuses a change that does not say what it was made on. */
export function versionOf(ifMatch: string | null): Outcome<number> {
  if (ifMatch === null) return refuse('version_needed');
  return /^\d{1,9}$/.test(ifMatch) ? accept(Number(ifMatch)) : refuse('changed_meanwhile');
}

function withSession(outcome: Outcome<IssuedSession>): Outcome<Reply<undefined>> {
  return outcome.ok ? accept(replyWith(undefined, { status: 204, session: outcome.value })) : outcome;
}

const signingIn = [
  route({
    method: 'POST',
    path: '/api/v1/sign-up',
    action: 'session.begin',
    summary: 'Ask for a company and its first person; a mailed link makes them',
    body: terms.signUp,
    reply: terms.mailSent,
    handle: async (call) => {
      const sent = await signUp(call, call.body, call.request);
      return sent.ok ? accept(replyWith(sent.value, { status: 202 })) : sent;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/verify',
    action: 'session.begin',
    summary: 'Follow the link of a sign-up: the company comes to be and the person is signed in',
    body: terms.verify,
    handle: async (call) => withSession(await verifySignUp(call, call.body.token, call.request)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/sign-in',
    action: 'session.begin',
    summary: 'Sign in with address, password and, where set up, a second factor',
    body: terms.signIn,
    handle: async (call) => withSession(await signIn(call, call.body, call.request)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/sign-out',
    action: 'session.begin',
    summary: 'End the present session',
    handle: async (call) => {
      await signOut(call);
      return accept(replyWith(undefined, { status: 204, session: null }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/password-resets',
    action: 'session.begin',
    summary: 'Mail a link to set a new password',
    body: terms.passwordReset,
    reply: terms.mailSent,
    handle: async (call) => {
      const sent = await requestPasswordReset(call, call.body.email, call.request);
      return sent.ok ? accept(replyWith(sent.value, { status: 202 })) : sent;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/password-resets/confirm',
    action: 'session.begin',
    summary: 'Set a new password with the mailed link',
    body: terms.passwordResetConfirm,
    handle: (call) => confirmPasswordReset(call, call.body, call.request),
  }),
];

const oneself = [
  route({
    method: 'GET',
    path: '/api/v1/me',
    action: 'me.read',
    summary: 'Who the caller is, which doors are open to him, what he may do',
    reply: terms.me,
    handle: async (call) => {
      const body = await me(call);
      return accept(replyWith(body, body.person ? { etag: String(body.person.rowVersion) } : {}));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/me',
    action: 'me.change',
    summary: 'Change one’s own name, phone, title and language',
    body: terms.meChange,
    reply: terms.me,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      if (!version.ok) return version;
      const changed = await changeMe(call, version.value, call.body);
      return changed.ok
        ? accept(replyWith(changed.value, { etag: String(changed.value.person?.rowVersion) }))
        : changed;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/me/active-account',
    action: 'me.change',
    summary: 'Act for another of one’s companies, or at the vendor’s desk',
    body: terms.activeAccountChange,
    handle: async (call) => withSession(await chooseAccount(call, call.body.accountId)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/me/claims',
    action: 'me.change',
    summary: 'Take over a company made at a guest’s checkout with one’s own address',
    body: terms.claim,
    handle: async (call) => withSession(await claimCompany(call, call.body.accountId)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/me/password',
    action: 'me.change',
    summary: 'Change one’s password; other sessions end',
    body: terms.passwordChange,
    handle: async (call) => withSession(await changePassword(call, call.body)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/me/email',
    action: 'me.change',
    summary: 'Ask for another address of one’s own; a link goes there',
    body: terms.emailChange,
    reply: terms.mailSent,
    handle: async (call) => {
      const sent = await requestEmailChange(call, call.body, call.request);
      return sent.ok ? accept(replyWith(sent.value, { status: 202 })) : sent;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/me/email/confirm',
    action: 'me.change',
    summary: 'Follow the link to one’s new address; other sessions end',
    body: terms.verify,
    handle: async (call) => withSession(await confirmEmailChange(call, call.body.token, call.request)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/me/sessions',
    action: 'me.sessions',
    summary: 'One’s sessions, the one last seen first',
    reply: terms.sessionList,
    handle: async (call) => accept({ items: await mySessions(call) }),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/me/sessions',
    action: 'me.sessions',
    summary: 'End every session but the present one',
    reply: terms.sessionsEnded,
    handle: (call) => endMyOtherSessions(call),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/me/sessions/{id}',
    action: 'me.sessions',
    summary: 'End one of one’s sessions',
    params: terms.sessionParams,
    handle: async (call) => {
      const ended = await endMySession(call, call.params.id);
      if (!ended.ok) return ended;
      return accept(replyWith(undefined, ended.value.current ? { status: 204, session: null } : { status: 204 }));
    },
  }),
];

const secondFactor = [
  route({
    method: 'POST',
    path: '/api/v1/me/totp',
    action: 'me.change',
    summary: 'Begin to set up a second factor: address and secret for the authenticator',
    reply: terms.totpSetUp,
    handle: (call) => setUpTotp(call),
  }),
  route({
    method: 'POST',
    path: '/api/v1/me/totp/confirm',
    action: 'me.change',
    summary: 'Confirm the second factor by a code; gives recovery codes, shown once',
    body: terms.totpConfirm,
    reply: terms.recoveryCodes,
    handle: async (call) => {
      const confirmed = await confirmTotpCode(call, call.body.code);
      if (!confirmed.ok) return confirmed;
      const { session, recoveryCodes } = confirmed.value;
      return accept(replyWith({ recoveryCodes }, { session }));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/me/totp',
    action: 'me.change',
    summary: 'Remove the second factor',
    body: terms.totpRemove,
    handle: (call) => removeTotp(call, call.body.password),
  }),
];

export const identityRoutes: Route[] = [...signingIn, ...oneself, ...secondFactor];
