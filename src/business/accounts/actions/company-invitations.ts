import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { hashOfToken, newToken } from '../../../platform/session/tokens.ts';
import { endInvitationTokens, insertToken } from '../storage/identity.ts';
import { deleteInvitation, type InvitationRow, invitationById, putInvitation } from '../storage/invitations.ts';
import { lockMemberships, peopleOfCompany } from '../storage/people.ts';
import type { Invite, Invited } from '../terms/people.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import { linkTo, mailAboutIdentity } from './identity-mail.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

const DAY = 86_400_000;
const INVITATION_LASTS = 14 * DAY;

type Wanted = Pick<InvitationRow, 'email' | 'name' | 'roles' | 'language'>;

/** Writes the invitation behind the caller's walls; one that waits for the same address gives way to it. */
async function write(
  context: Context,
  accountId: string,
  at: Date,
  find: (tx: Parameters<Parameters<Context['transaction']>[0]>[0]) => Promise<Wanted | null>,
): Promise<Outcome<Wanted & { id: string; company: string }>> {
  return context.transaction<Outcome<Wanted & { id: string; company: string }>>(async (tx) => {
    const known = await lockMemberships(tx, accountId);
    if (!known) return refuse('account_not_found');
    if (known.closed) return refuse('account_closed', { facts: { company: known.company } });
    const wanted = await find(tx);
    if (!wanted) return refuse('invitation_not_found');
    const { email, roles } = wanted;
    // Who works for the vendor gives no customer's rights to himself.
    if (context.caller.kind === 'staff' && email === context.caller.email?.toLowerCase())
      return refuse('not_permitted');
    const people = await peopleOfCompany(tx, accountId);
    if (people.some((person) => person.email === email && person.verified)) {
      return refuse('person_belongs_already', { facts: { email, company: known.company } });
    }
    const id = await putInvitation(tx, {
      ...wanted,
      id: context.newId(),
      account_id: accountId,
      invited_by: context.caller.personId!,
      invited_at: at,
      expires_at: new Date(at.getTime() + INVITATION_LASTS),
    });
    await audit(tx, context, {
      action: 'person.invited',
      subjectKind: 'invitation',
      subjectId: id,
      accountId,
      after: { roles },
    });
    return accept({ ...wanted, id, company: known.company });
  });
}

/** Mails the link of an invitation; links mailed for it before open nothing any more. */
async function mail(context: Context, accountId: string, at: Date, made: Wanted & { id: string; company: string }) {
  const token = newToken(context.chance);
  const { seller } = await loadSellerAndStore(context);
  const { name, kind } = context.caller;
  const inviter = name === null ? seller.name : kind === 'staff' ? `${name}, ${seller.name}` : name;
  // As the server: links are out of reach of the roles that serve customers and staff.
  await context.transaction(
    async (tx) => {
      await endInvitationTokens(tx, accountId, made.id, at);
      await insertToken(tx, {
        hash: hashOfToken(token),
        purpose: 'invitation',
        accountId,
        data: { invitationId: made.id },
        at,
        expiresAt: new Date(at.getTime() + INVITATION_LASTS),
      });
      await mailAboutIdentity(tx, context, {
        key: 'invitation',
        dedupeKey: `accounts.invitation.${hashOfToken(token).toString('hex')}`,
        to: { email: made.email, name: made.name },
        language: made.language,
        link: linkTo(context, 'invitation', token),
        facts: { company: made.company, inviter, days: INVITATION_LASTS / DAY },
      });
    },
    { as: 'system' },
  );
}

async function writeAndMail(
  context: Context,
  accountId: string,
  find: Parameters<typeof write>[3],
): Promise<Outcome<Invited>> {
  const allowed = await takeAttempts(context, [[attemptRules.invitation, accountId]]);
  if (!allowed.ok) return allowed;
  const at = new Date(context.clock.now());
  const made = await write(context, accountId, at, find);
  if (!made.ok) return made;
  await mail(context, accountId, at, made.value);
  return accept({ invitationId: made.value.id, sentTo: made.value.email });
}

/**
 * Invites somebody into a company by mail, on behalf of its own admin or of the vendor's people; inviting the same
 * address again replaces what waits. Refuses `account_not_found`, `account_closed`, `person_belongs_already`.
 */
export function inviteToCompany(context: Context, accountId: string, invite: Invite): Promise<Outcome<Invited>> {
  return writeAndMail(context, accountId, async () => ({
    email: invite.email.toLowerCase(),
    name: invite.name ?? null,
    roles: [...new Set(invite.roles)],
    language: invite.language ?? context.language,
  }));
}

/** Sends an invitation that waits once more, good for its full time again; its earlier link ends. */
export function resendInvitation(context: Context, accountId: string, id: string): Promise<Outcome<Invited>> {
  return writeAndMail(context, accountId, (tx) => invitationById(tx, accountId, id, new Date(context.clock.now())));
}

/** Takes an invitation back; its link opens nothing any more. */
export async function withdrawInvitation(context: Context, accountId: string, id: string): Promise<Outcome<void>> {
  return context.transaction<Outcome<void>>(async (tx) => {
    if (!(await deleteInvitation(tx, accountId, id))) return refuse('invitation_not_found');
    await audit(tx, context, {
      action: 'person.invitation_withdrawn',
      subjectKind: 'invitation',
      subjectId: id,
      accountId,
    });
    return accept(undefined);
  });
}
