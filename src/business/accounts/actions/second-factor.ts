import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { clearAttempts } from '../../../platform/session/attempts.ts';
import { passwordFits } from '../../../platform/session/passwords.ts';
import {
  grouped,
  hashOfRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  totpStep,
  totpUri,
} from '../../../platform/session/second-factor.ts';
import { endSessionsOf, type IssuedSession, rotateSession } from '../../../platform/session/session.ts';
import { openSealed, sealText } from '../../../platform/session/tokens.ts';
import {
  confirmTotp,
  deleteSecondFactor,
  personById,
  putRecoveryCodes,
  putTotp,
  unconfirmedTotp,
} from '../storage/identity.ts';
import type { RecoveryCodes, TotpSetUp } from '../terms/identity.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import { mailAboutIdentity } from './identity-mail.ts';
import { loadSellerAndStore } from './seller-and-store.ts';
import { totpPurpose } from './sign-in.ts';

/**
 * Makes a secret for the caller's authenticator; it counts only once a code of it is confirmed, so starting again is
 * harmless. Refuses `second_factor_set_up` where one is confirmed: it must be removed first.
 */
export async function setUpTotp(context: Context): Promise<Outcome<TotpSetUp>> {
  const { personId, email } = context.caller;
  if (personId === null || email === null) return refuse('not_signed_in');
  const secret = newTotpSecret();
  const sealed = sealText(context.secret, context.chance, totpPurpose, personId, secret);
  if (!(await putTotp(context.database, personId, sealed))) return refuse('second_factor_set_up');
  const { seller } = await loadSellerAndStore(context);
  return accept({ uri: totpUri(seller.name, email, secret), secret: grouped(secret) });
}

/** Confirms the authenticator by a code of it; gives recovery codes, shown this once, and a session that is strong. */
export async function confirmTotpCode(
  context: Context,
  code: string,
): Promise<Outcome<RecoveryCodes & { session: IssuedSession }>> {
  const { personId, sessionId } = context.caller;
  if (personId === null || sessionId === null) return refuse('not_signed_in');
  const allowed = await takeAttempts(context, [[attemptRules.password, personId]]);
  if (!allowed.ok) return allowed;
  const sealed = await unconfirmedTotp(context.database, personId);
  const secret = sealed === null ? null : openSealed(context.secret, totpPurpose, personId, sealed);
  if (secret === null) return refuse('second_factor_not_begun');
  const now = context.clock.now();
  const step = await totpStep(secret, code, now, 0);
  if (step === null) return refuse('second_factor_wrong');
  const codes = newRecoveryCodes(context.chance);
  await clearAttempts(context.database, attemptRules.password, personId);
  // As the server: secrets and sessions are out of reach of the roles that serve requests.
  return context.transaction<Outcome<RecoveryCodes & { session: IssuedSession }>>(
    async (tx) => {
      if (!(await confirmTotp(tx, personId, step, new Date(now)))) return refuse('second_factor_not_begun');
      await putRecoveryCodes(
        tx,
        personId,
        codes.map((each) => hashOfRecoveryCode(personId, each)),
      );
      await endSessionsOf(tx, personId, sessionId);
      const session = await rotateSession(tx, context, sessionId, { strong: true });
      if (!session) return refuse('not_signed_in');
      await audit(tx, context, { action: 'person.second_factor_set', subjectKind: 'person', subjectId: personId });
      return accept({ recoveryCodes: codes, session });
    },
    { as: 'system' },
  );
}

/** Removes the caller's second factor; asks for the password, and is refused where the seller asks for the factor. */
export async function removeTotp(context: Context, password: string): Promise<Outcome<void>> {
  const { personId, sessionId } = context.caller;
  if (personId === null) return refuse('not_signed_in');
  const { seller } = await loadSellerAndStore(context);
  const person = await personById(context.database, personId);
  if (person?.is_staff && seller.staffNeedSecondFactor) return refuse('second_factor_required');
  const allowed = await takeAttempts(context, [[attemptRules.password, personId]]);
  if (!allowed.ok) return allowed;
  if (!person || !(await passwordFits(password, person.password_hash))) {
    return refuse('invalid_input', { errors: [{ pointer: '/password', expected: 'current_password' }] });
  }
  await clearAttempts(context.database, attemptRules.password, personId);
  // As the server: secrets and sessions are out of reach of the roles that serve requests.
  return context.transaction<Outcome<void>>(
    async (tx) => {
      if (!(await deleteSecondFactor(tx, personId))) return refuse('second_factor_not_begun');
      await endSessionsOf(tx, personId, sessionId);
      await audit(tx, context, { action: 'person.second_factor_removed', subjectKind: 'person', subjectId: personId });
      await mailAboutIdentity(tx, context, {
        key: 'secondFactorRemoved',
        dedupeKey: `accounts.second-factor-removed.${context.newId()}`,
        to: { email: person.email, name: person.name, personId },
        language: person.language,
      });
      return accept(undefined);
    },
    { as: 'system' },
  );
}
