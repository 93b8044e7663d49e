import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { hashPassword } from '../../../platform/session/passwords.ts';
import { beginSession, type IssuedSession } from '../../../platform/session/session.ts';
import { hashOfToken, newToken } from '../../../platform/session/tokens.ts';
import { passwordProblem } from '../rules/password.ts';
import { addressIsProven, insertToken, personByEmail, putPassword, takeToken } from '../storage/identity.ts';
import type { MailSent, SignUp } from '../terms/identity.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import { linkTo, mailAboutIdentity } from './identity-mail.ts';
import { openCompanyWithPerson } from './prospects.ts';

export type From = { readonly address: string; readonly userAgent: string };

const HOUR = 3_600_000;
const SIGN_UP_LASTS = 48 * HOUR;
const RESET_LASTS = 2 * HOUR;

type Waiting = Omit<SignUp, 'password'> & { readonly passwordHash: string; readonly language: 'en' | 'de' };

/**
 * Asks for a company and its first person; nothing exists until the mailed link is followed. Where the address is
 * known, its owner gets another mail and the reply, its statements and its time are the same, so that nobody learns
 * who is a customer. Refuses a guessable password and too many attempts.
 */
export async function signUp(context: Context, wanted: SignUp, from: From): Promise<Outcome<MailSent>> {
  const email = wanted.email.toLowerCase();
  const taken = await takeAttempts(context, [
    [attemptRules.mailAddress, from.address],
    [attemptRules.mailName, email],
  ]);
  if (!taken.ok) return taken;
  const problem = passwordProblem(wanted.password, { email, name: wanted.name, company: wanted.company });
  if (problem) return refuse('invalid_input', { errors: [problem] });
  const { password, ...facts } = wanted;
  const waiting: Waiting = { ...facts, email, passwordHash: await hashPassword(password), language: context.language };
  const token = newToken(context.chance);
  const at = new Date(context.clock.now());
  // As the server: neither person nor company is anybody's yet.
  await context.transaction(
    async (tx) => {
      const known = await personByEmail(tx, email);
      const lasts = known ? RESET_LASTS : SIGN_UP_LASTS;
      await insertToken(tx, {
        hash: hashOfToken(token),
        purpose: known ? 'reset' : 'sign_up',
        personId: known?.id ?? null,
        data: known ? {} : waiting,
        at,
        expiresAt: new Date(at.getTime() + lasts),
      });
      await mailAboutIdentity(tx, context, {
        key: known ? 'signUpKnown' : 'signUp',
        dedupeKey: `accounts.sign-up.${hashOfToken(token).toString('hex')}`,
        to: { email, name: known?.name ?? wanted.name, ...(known ? { personId: known.id } : {}) },
        language: known?.language ?? context.language,
        link: linkTo(context, known ? 'reset' : 'verify', token),
        facts: { company: wanted.company, hours: lasts / HOUR },
      });
    },
    { as: 'system' },
  );
  return accept({ sentTo: email });
}

/**
 * Follows the link of a sign-up: company, person and password come to be, and the person is signed in. Refuses
 * `link_not_valid` for a link that is used, expired, for something else, or whose address was proven meanwhile.
 */
export async function verifySignUp(context: Context, token: string, from: From): Promise<Outcome<IssuedSession>> {
  const allowed = await takeAttempts(context, [[attemptRules.tokenAddress, from.address]]);
  if (!allowed.ok) return allowed;
  const at = new Date(context.clock.now());
  // As the server: the person comes to be here.
  return context.transaction(
    async (tx) => {
      const taken = await takeToken(tx, hashOfToken(token), ['sign_up'], at);
      if (!taken) return refuse('link_not_valid');
      const waiting = taken.data as Waiting;
      if (await addressIsProven(tx, waiting.email)) return refuse('link_not_valid');
      const accountId = context.newId();
      const personId = context.newId();
      await openCompanyWithPerson(tx, context, { ...waiting, accountId, personId, status: 'active', verified: true });
      await putPassword(tx, personId, waiting.passwordHash, at);
      await audit(tx, context, { action: 'person.signed_up', subjectKind: 'person', subjectId: personId, accountId });
      return accept(
        await beginSession(tx, context, {
          kind: 'buyer',
          personId,
          activeAccountId: accountId,
          replaces: context.caller.kind === 'guest' ? context.caller.sessionId : null,
          request: from,
        }),
      );
    },
    { as: 'system' },
  );
}
