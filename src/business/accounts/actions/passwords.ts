import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { clearAttempts } from '../../../platform/session/attempts.ts';
import { hashPassword, passwordFits } from '../../../platform/session/passwords.ts';
import { endSessionsOf, type IssuedSession, rotateSession } from '../../../platform/session/session.ts';
import { hashOfToken, newToken } from '../../../platform/session/tokens.ts';
import { passwordProblem } from '../rules/password.ts';
import {
  endTokensOf,
  insertToken,
  personById,
  personForReset,
  putPassword,
  readToken,
  takeToken,
  verifyPerson,
} from '../storage/identity.ts';
import type { MailSent, PasswordChange, PasswordResetConfirm } from '../terms/identity.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import { linkTo, mailAboutIdentity } from './identity-mail.ts';
import type { From } from './sign-up.ts';

const HOUR = 3_600_000;
const RESET_LASTS = 2 * HOUR;

/** Mails a link to set a new password, or word that the address is not known here: the reply is the same. */
export async function requestPasswordReset(context: Context, address: string, from: From): Promise<Outcome<MailSent>> {
  const email = address.toLowerCase();
  const taken = await takeAttempts(context, [
    [attemptRules.mailAddress, from.address],
    [attemptRules.mailName, email],
  ]);
  if (!taken.ok) return taken;
  const token = newToken(context.chance);
  const at = new Date(context.clock.now());
  // As the server: nobody is signed in.
  await context.transaction(
    async (tx) => {
      const person = await personForReset(tx, email);
      // Written for an unknown address too, so that both take the same time; without a person it opens nothing.
      await insertToken(tx, {
        hash: hashOfToken(token),
        purpose: 'reset',
        personId: person?.id ?? null,
        at,
        expiresAt: new Date(at.getTime() + RESET_LASTS),
      });
      await mailAboutIdentity(tx, context, {
        key: person ? 'reset' : 'resetUnknown',
        dedupeKey: `accounts.reset.${hashOfToken(token).toString('hex')}`,
        to: { email, name: person?.name ?? null, ...(person ? { personId: person.id } : {}) },
        language: person?.language ?? context.language,
        link: person ? linkTo(context, 'reset', token) : `${context.publicUrl}/sign-up`,
        facts: { hours: RESET_LASTS / HOUR },
      });
    },
    { as: 'system' },
  );
  return accept({ sentTo: email });
}

/**
 * Sets the password of the link's person, proves his address, ends all his sessions and lifts his lock. Refuses
 * `link_not_valid` and a guessable password; then the link stays good.
 */
export async function confirmPasswordReset(
  context: Context,
  given: PasswordResetConfirm,
  from: From,
): Promise<Outcome<void>> {
  const allowed = await takeAttempts(context, [[attemptRules.tokenAddress, from.address]]);
  if (!allowed.ok) return allowed;
  const at = new Date(context.clock.now());
  const hash = hashOfToken(given.token);
  const seen = await readToken(context.database, hash, ['reset'], at);
  const person = seen?.person_id ? await personById(context.database, seen.person_id) : null;
  if (!person) return refuse('link_not_valid');
  const problem = passwordProblem(given.password, person);
  if (problem) return refuse('invalid_input', { errors: [problem] });
  const passwordHash = await hashPassword(given.password);
  // As the server: the link proves whose mailbox it is.
  const done = await context.transaction<Outcome<void>>(
    async (tx) => {
      if (!(await takeToken(tx, hash, ['reset'], at))) return refuse('link_not_valid');
      if (!(await verifyPerson(tx, person.id, person.email, at))) return refuse('link_not_valid');
      await putPassword(tx, person.id, passwordHash, at);
      await endTokensOf(tx, person.id, ['reset'], at);
      await endSessionsOf(tx, person.id);
      await audit(tx, context, { action: 'person.password_reset', subjectKind: 'person', subjectId: person.id });
      await mailAboutIdentity(tx, context, {
        key: 'passwordChanged',
        dedupeKey: `accounts.password-changed.${hash.toString('hex')}`,
        to: { email: person.email, name: person.name, personId: person.id },
        language: person.language,
      });
      return accept(undefined);
    },
    { as: 'system' },
  );
  if (done.ok) await clearAttempts(context.database, attemptRules.signInName, person.email);
  return done;
}

/** Changes the caller's own password, ends his other sessions and gives this one a new token. */
export async function changePassword(context: Context, given: PasswordChange): Promise<Outcome<IssuedSession>> {
  const { personId, sessionId } = context.caller;
  if (personId === null || sessionId === null) return refuse('not_signed_in');
  const allowed = await takeAttempts(context, [[attemptRules.password, personId]]);
  if (!allowed.ok) return allowed;
  const person = await personById(context.database, personId);
  if (!person || !(await passwordFits(given.current, person.password_hash))) {
    return refuse('invalid_input', { errors: [{ pointer: '/current', expected: 'current_password' }] });
  }
  const problem = passwordProblem(given.password, person);
  if (problem) return refuse('invalid_input', { errors: [problem] });
  const passwordHash = await hashPassword(given.password);
  const at = new Date(context.clock.now());
  await clearAttempts(context.database, attemptRules.password, personId);
  // As the server: passwords and sessions are out of reach of the roles that serve requests.
  return context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      await putPassword(tx, personId, passwordHash, at);
      await endTokensOf(tx, personId, ['reset'], at);
      await endSessionsOf(tx, personId, sessionId);
      const session = await rotateSession(tx, context, sessionId);
      if (!session) return refuse('not_signed_in');
      await audit(tx, context, { action: 'person.password_changed', subjectKind: 'person', subjectId: personId });
      await mailAboutIdentity(tx, context, {
        key: 'passwordChanged',
        dedupeKey: `accounts.password-changed.${context.newId()}`,
        to: { email: person.email, name: person.name, personId },
        language: person.language,
      });
      return accept(session);
    },
    { as: 'system' },
  );
}
