import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { clearAttempts } from '../../../platform/session/attempts.ts';
import { hashPassword, needsNewHash, passwordFits } from '../../../platform/session/passwords.ts';
import { hashOfRecoveryCode, totpStep } from '../../../platform/session/second-factor.ts';
import { beginSession, endSession, type IssuedSession } from '../../../platform/session/session.ts';
import { openSealed } from '../../../platform/session/tokens.ts';
import { type KnownPerson, personByEmail, putPassword, spendRecoveryCode, spendTotpStep } from '../storage/identity.ts';
import type { SignIn } from '../terms/identity.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import type { From } from './sign-up.ts';

export const totpPurpose = 'totp';

/** Whether a code is the person's second factor right now; it is used up by being right. */
export async function acceptSecondFactor(
  tx: Tx,
  context: Context,
  person: KnownPerson,
  code: string,
): Promise<boolean> {
  const now = context.clock.now();
  if (!/^\d{6}$/.test(code))
    return spendRecoveryCode(tx, person.id, hashOfRecoveryCode(person.id, code), new Date(now));
  const secret = openSealed(context.secret, totpPurpose, person.id, person.sealed_secret ?? '');
  if (secret === null) return false;
  const step = await totpStep(secret, code, now, Number(person.last_step ?? 0n));
  return step !== null && (await spendTotpStep(tx, person.id, step));
}

/**
 * Signs a person in and gives a new session; a guest's session goes on as his. Refuses `sign_in_failed` alike for an
 * unknown address, a wrong password and a person who has left, in the same time; `second_factor_needed` once the
 * password is right; `second_factor_wrong`; `too_many_requests` after ten failures, with a wait that doubles.
 */
export async function signIn(context: Context, given: SignIn, from: From): Promise<Outcome<IssuedSession>> {
  const email = given.email.toLowerCase();
  const taken = await takeAttempts(context, [
    [attemptRules.signInAddress, from.address],
    [attemptRules.signInName, email],
  ]);
  if (!taken.ok) return taken;
  const person = await personByEmail(context.database, email);
  const fits = await passwordFits(given.password, person?.password_hash ?? null);
  if (!person || !fits) return refuse('sign_in_failed');
  if (person.sealed_secret !== null && given.code === undefined) return refuse('second_factor_needed');
  const newHash = needsNewHash(person.password_hash!) ? await hashPassword(given.password) : null;
  // As the server: who the person is was proven just now.
  const session = await context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      const strong = person.sealed_secret !== null;
      if (strong && !(await acceptSecondFactor(tx, context, person, given.code ?? '')))
        return refuse('second_factor_wrong');
      if (newHash !== null) await putPassword(tx, person.id, newHash, new Date(context.clock.now()));
      if (context.caller.personId !== null && context.caller.sessionId !== null) {
        await endSession(tx, context.caller.sessionId);
      }
      const issued = await beginSession(tx, context, {
        kind: person.is_staff ? 'staff' : 'buyer',
        personId: person.id,
        replaces: context.caller.personId === null ? context.caller.sessionId : null,
        strong,
        request: from,
      });
      const signedIn = { ...context, caller: { ...context.caller, personId: person.id } };
      await audit(tx, signedIn, { action: 'person.signed_in', subjectKind: 'person', subjectId: person.id });
      return accept(issued);
    },
    { as: 'system' },
  );
  if (session.ok) await clearAttempts(context.database, attemptRules.signInName, email);
  return session;
}

/** Ends the caller's session; without one nothing happens. */
export async function signOut(context: Context): Promise<void> {
  if (context.caller.sessionId !== null) await endSession(context.database, context.caller.sessionId);
}
