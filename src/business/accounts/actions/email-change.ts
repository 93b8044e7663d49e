import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { clearAttempts } from '../../../platform/session/attempts.ts';
import { passwordFits } from '../../../platform/session/passwords.ts';
import { endSessionsOf, type IssuedSession, rotateSession } from '../../../platform/session/session.ts';
import { hashOfToken, newToken } from '../../../platform/session/tokens.ts';
import {
  addressIsProven,
  endTokensOf,
  insertToken,
  personById,
  putEmail,
  readToken,
  takeToken,
} from '../storage/identity.ts';
import type { EmailChange, MailSent } from '../terms/identity.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import { linkTo, mailAboutIdentity } from './identity-mail.ts';
import { notePersonChanged } from './me.ts';
import { acceptSecondFactor } from './sign-in.ts';
import type { From } from './sign-up.ts';

const HOUR = 3_600_000;
const LINK_LASTS = 2 * HOUR;

/**
 * Asks for another address of one's own: the password and, where set up, the second factor are proven again, and a link
 * goes to the new address (OWASP ASVS 5, 7.5.1). Nothing changes until it is followed. Where the address is somebody
 * else's already, he gets another mail and the reply, its statements and its time are the same. Refuses a wrong
 * password, `second_factor_needed`, `second_factor_wrong`, the present address, too many attempts.
 */
export async function requestEmailChange(context: Context, given: EmailChange, from: From): Promise<Outcome<MailSent>> {
  const { personId } = context.caller;
  if (personId === null) return refuse('not_signed_in');
  const email = given.email.toLowerCase();
  const allowed = await takeAttempts(context, [
    [attemptRules.password, personId],
    [attemptRules.mailAddress, from.address],
    [attemptRules.mailName, email],
  ]);
  if (!allowed.ok) return allowed;
  const person = await personById(context.database, personId);
  if (!person || !(await passwordFits(given.password, person.password_hash))) {
    return refuse('invalid_input', { errors: [{ pointer: '/password', expected: 'current_password' }] });
  }
  if (email === person.email) {
    return refuse('invalid_input', { errors: [{ pointer: '/email', value: email, expected: 'another_address' }] });
  }
  if (person.sealed_secret !== null && given.code === undefined) return refuse('second_factor_needed');
  const token = newToken(context.chance);
  const at = new Date(context.clock.now());
  // As the server: links and second factors are out of reach of the roles that serve requests.
  const sent = await context.transaction<Outcome<MailSent>>(
    async (tx) => {
      const strong = person.sealed_secret !== null;
      if (strong && !(await acceptSecondFactor(tx, context, person, given.code ?? ''))) {
        return refuse('second_factor_wrong');
      }
      const taken = await addressIsProven(tx, email);
      await endTokensOf(tx, personId, ['email_change'], at);
      await insertToken(tx, {
        hash: hashOfToken(token),
        purpose: 'email_change',
        personId: taken ? null : personId,
        data: { email },
        at,
        expiresAt: new Date(at.getTime() + LINK_LASTS),
      });
      await mailAboutIdentity(tx, context, {
        key: taken ? 'emailTaken' : 'emailChange',
        dedupeKey: `accounts.email-change.${hashOfToken(token).toString('hex')}`,
        to: { email },
        language: person.language,
        link: taken ? `${context.publicUrl}/sign-in` : linkTo(context, 'email', token),
        facts: { hours: LINK_LASTS / HOUR },
      });
      await audit(tx, context, {
        action: 'person.email_change_asked',
        subjectKind: 'person',
        subjectId: personId,
      });
      return accept({ sentTo: email });
    },
    { as: 'system' },
  );
  if (sent.ok) await clearAttempts(context.database, attemptRules.password, personId);
  return sent;
}

/**
 * Follows the link that went to one's new address, signed in as who asked for it: whoever reads a mail that went astray
 * gets nothing by it. Other sessions and links to set a password end, this session gets a new token, and word goes to
 * the old address. Refuses `link_not_valid` for a link of somebody else, used, expired, or whose address was proven
 * meanwhile.
 */
export async function confirmEmailChange(context: Context, text: string, from: From): Promise<Outcome<IssuedSession>> {
  const { personId, sessionId } = context.caller;
  if (personId === null || sessionId === null) return refuse('not_signed_in');
  const allowed = await takeAttempts(context, [[attemptRules.tokenAddress, from.address]]);
  if (!allowed.ok) return allowed;
  const at = new Date(context.clock.now());
  const hash = hashOfToken(text);
  const token = await readToken(context.database, hash, ['email_change'], at);
  const person = token?.person_id === personId ? await personById(context.database, personId) : null;
  if (!token || !person) return refuse('link_not_valid');
  const { email } = token.data as { email: string };
  // As the server: links and sessions are out of reach of the roles that serve requests.
  return context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      if (await addressIsProven(tx, email)) return refuse('link_not_valid');
      if (!(await takeToken(tx, hash, ['email_change'], at))) return refuse('link_not_valid');
      await putEmail(tx, personId, email, at);
      await endTokensOf(tx, personId, ['email_change', 'reset'], at);
      await endSessionsOf(tx, personId, sessionId);
      const session = await rotateSession(tx, context, sessionId);
      if (!session) return refuse('not_signed_in');
      await notePersonChanged(tx, context, personId);
      await audit(tx, context, { action: 'person.email_changed', subjectKind: 'person', subjectId: personId });
      await mailAboutIdentity(tx, context, {
        key: 'emailChanged',
        dedupeKey: `accounts.email-changed.${hash.toString('hex')}`,
        to: { email: person.email, name: person.name, personId },
        language: person.language,
        facts: { email },
      });
      return accept(session);
    },
    { as: 'system' },
  );
}
