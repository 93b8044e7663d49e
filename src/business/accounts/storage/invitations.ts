import type { Tx } from '../../../platform/database/database.ts';
import type { BuyerRole } from '../terms/identity.ts';

type Rows = Pick<Tx, 'query' | 'execute'>;

export type InvitationRow = {
  id: string;
  account_id: string;
  email: string;
  name: string | null;
  roles: BuyerRole[];
  invited_by: string;
  invited_at: Date;
  expires_at: Date;
  language: 'en' | 'de';
};

const columns = 'id, account_id, email, name, roles, invited_by, invited_at, expires_at, language';

export async function openInvitations(rows: Rows, accountId: string, now: Date): Promise<InvitationRow[]> {
  return rows.query<InvitationRow>(
    `SELECT ${columns} FROM accounts.invitation
     WHERE account_id = $1 AND accepted_at IS NULL AND expires_at > $2 ORDER BY invited_at DESC, id`,
    [accountId, now],
  );
}

/** An invitation; one that still waits for the same address gives way to it. Returns the id that holds. */
export async function putInvitation(rows: Rows, invitation: InvitationRow): Promise<string> {
  const found = await rows.query<{ id: string }>(
    `INSERT INTO accounts.invitation (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (account_id, email) WHERE accepted_at IS NULL DO UPDATE SET name = excluded.name,
       roles = excluded.roles, invited_by = excluded.invited_by, invited_at = excluded.invited_at,
       expires_at = excluded.expires_at, language = excluded.language
     RETURNING id`,
    [
      invitation.id,
      invitation.account_id,
      invitation.email,
      invitation.name,
      invitation.roles,
      invitation.invited_by,
      invitation.invited_at,
      invitation.expires_at,
      invitation.language,
    ],
  );
  return found[0]!.id;
}

export async function deleteInvitation(rows: Rows, accountId: string, id: string): Promise<boolean> {
  const touched = await rows.execute(
    'DELETE FROM accounts.invitation WHERE account_id = $1 AND id = $2 AND accepted_at IS NULL',
    [accountId, id],
  );
  return touched > 0;
}

/** The open invitation a link stands for, with the company's name. */
export async function invitationById(
  rows: Rows,
  accountId: string,
  id: string,
  now: Date,
): Promise<(InvitationRow & { company: string }) | null> {
  const found = await rows.query<InvitationRow & { company: string }>(
    `SELECT i.id, i.account_id, i.email, i.name, i.roles, i.invited_by, i.invited_at, i.expires_at, i.language,
       a.name AS company
     FROM accounts.invitation i JOIN accounts.account a ON a.id = i.account_id AND a.status <> 'closed'
     WHERE i.account_id = $1 AND i.id = $2 AND i.accepted_at IS NULL AND i.expires_at > $3`,
    [accountId, id, now],
  );
  return found[0] ?? null;
}

export async function acceptInvitation(rows: Rows, accountId: string, id: string, at: Date): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.invitation SET accepted_at = $3
     WHERE account_id = $1 AND id = $2 AND accepted_at IS NULL AND expires_at > $3`,
    [accountId, id, at],
  );
  return touched > 0;
}
