import type { Tx } from '../../../platform/database/database.ts';

/** People as they prove who they are: addresses, passwords, mailed links, second factors. The server's role alone. */

type Rows = Pick<Tx, 'query' | 'execute'>;

export type KnownPerson = {
  id: string;
  email: string;
  name: string;
  language: 'en' | 'de';
  password_hash: string | null;
  sealed_secret: string | null;
  last_step: bigint | null;
  is_staff: boolean;
};

const knownColumns = `p.id, p.email, p.name, p.language, c.password_hash,
  CASE WHEN t.confirmed_at IS NOT NULL THEN t.sealed_secret END AS sealed_secret, t.last_step,
  EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = p.id) AS is_staff`;
const knownFrom = `accounts.person p LEFT JOIN accounts.credential c ON c.person_id = p.id
  LEFT JOIN accounts.totp t ON t.person_id = p.id`;

/** The person whose address is proven, with what he proves himself by. Who has left is not known. */
export async function personByEmail(rows: Rows, email: string): Promise<KnownPerson | null> {
  const found = await rows.query<KnownPerson>(
    `SELECT ${knownColumns} FROM ${knownFrom}
     WHERE p.email = $1 AND p.email_verified_at IS NOT NULL AND p.deactivated_at IS NULL`,
    [email],
  );
  return found[0] ?? null;
}

export async function personById(rows: Rows, id: string): Promise<KnownPerson | null> {
  const found = await rows.query<KnownPerson>(
    `SELECT ${knownColumns} FROM ${knownFrom} WHERE p.id = $1 AND p.deactivated_at IS NULL`,
    [id],
  );
  return found[0] ?? null;
}

/** Whether an address is proven by anybody, those who have left included; holds back others who prove it just now. */
export async function addressIsProven(rows: Rows, email: string): Promise<boolean> {
  await rows.query("SELECT pg_advisory_xact_lock(hashtextextended('accounts.email.' || $1, 0))", [email]);
  const found = await rows.query('SELECT 1 FROM accounts.person WHERE email = $1 AND email_verified_at IS NOT NULL', [
    email,
  ]);
  return found.length > 0;
}

/** Whom a reset at this address is for: the proven person, else the newest who gave it (a guest after his order). */
export async function personForReset(
  rows: Rows,
  email: string,
): Promise<{ id: string; name: string; language: 'en' | 'de' } | null> {
  const found = await rows.query<{ id: string; name: string; language: 'en' | 'de' }>(
    `SELECT id, name, language FROM accounts.person WHERE email = $1 AND deactivated_at IS NULL
     ORDER BY email_verified_at IS NULL, created_at DESC, id LIMIT 1`,
    [email],
  );
  return found[0] ?? null;
}

export async function insertPerson(
  rows: Rows,
  person: {
    id: string;
    email: string;
    name: string;
    phone: string | null;
    title: string | null;
    language: string;
    verifiedAt: Date | null;
    at: Date;
  },
): Promise<void> {
  await rows.execute(
    `INSERT INTO accounts.person (id, email, name, phone, title, language, email_verified_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [person.id, person.email, person.name, person.phone, person.title, person.language, person.verifiedAt, person.at],
  );
}

/** Marks a person's address as proven; false when another person has proven it meanwhile, or he has left. */
export async function verifyPerson(rows: Rows, id: string, email: string, at: Date): Promise<boolean> {
  await rows.query("SELECT pg_advisory_xact_lock(hashtextextended('accounts.email.' || $1, 0))", [email]);
  const touched = await rows.execute(
    `UPDATE accounts.person p SET email_verified_at = coalesce(p.email_verified_at, $3)
     WHERE p.id = $1 AND p.email = $2 AND p.deactivated_at IS NULL AND (p.email_verified_at IS NOT NULL OR NOT EXISTS (
       SELECT 1 FROM accounts.person o WHERE o.email = $2 AND o.email_verified_at IS NOT NULL))`,
    [id, email, at],
  );
  return touched > 0;
}

/** Gives a person a new address that he has just proven; who asks holds the address by `addressIsProven`. */
export async function putEmail(rows: Rows, id: string, email: string, at: Date): Promise<void> {
  await rows.execute(
    'UPDATE accounts.person SET email = $2, email_verified_at = $3, row_version = row_version + 1 WHERE id = $1',
    [id, email, at],
  );
}

export async function putPassword(rows: Rows, personId: string, passwordHash: string, at: Date): Promise<void> {
  await rows.execute(
    `INSERT INTO accounts.credential (person_id, password_hash, changed_at) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [personId, passwordHash, at],
  );
}

export type TokenPurpose = 'sign_up' | 'reset' | 'invitation' | 'staff_invitation' | 'administrator' | 'email_change';
export type TokenRow = { person_id: string | null; account_id: string | null; data: unknown; expires_at: Date };

export async function insertToken(
  rows: Rows,
  token: {
    hash: Buffer;
    purpose: TokenPurpose;
    personId?: string | null;
    accountId?: string | null;
    data?: object;
    at: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await rows.execute(
    `INSERT INTO accounts.token (hash, purpose, person_id, account_id, data, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      token.hash,
      token.purpose,
      token.personId ?? null,
      token.accountId ?? null,
      token.data ?? {},
      token.at,
      token.expiresAt,
    ],
  );
}

/** Uses a token up: of two at once only one gets it. Null when it is unknown, used, expired or for something else. */
export async function takeToken(
  rows: Rows,
  hash: Buffer,
  purposes: TokenPurpose[],
  now: Date,
): Promise<(TokenRow & { purpose: TokenPurpose }) | null> {
  const found = await rows.query<TokenRow & { purpose: TokenPurpose }>(
    `UPDATE accounts.token SET used_at = $3
     WHERE hash = $1 AND purpose = ANY ($2) AND used_at IS NULL AND expires_at > $3
     RETURNING purpose, person_id, account_id, data, expires_at`,
    [hash, purposes, now],
  );
  return found[0] ?? null;
}

export async function readToken(
  rows: Rows,
  hash: Buffer,
  purposes: TokenPurpose[],
  now: Date,
): Promise<(TokenRow & { purpose: TokenPurpose }) | null> {
  const found = await rows.query<TokenRow & { purpose: TokenPurpose }>(
    `SELECT purpose, person_id, account_id, data, expires_at FROM accounts.token
     WHERE hash = $1 AND purpose = ANY ($2) AND used_at IS NULL AND expires_at > $3`,
    [hash, purposes, now],
  );
  return found[0] ?? null;
}

/** Links mailed earlier for the same purpose open nothing any more. */
export async function endTokensOf(rows: Rows, personId: string, purposes: TokenPurpose[], now: Date): Promise<void> {
  await rows.execute(
    'UPDATE accounts.token SET used_at = $3 WHERE person_id = $1 AND purpose = ANY ($2) AND used_at IS NULL',
    [personId, purposes, now],
  );
}

/** Links mailed earlier for an invitation open nothing any more. */
export async function endInvitationTokens(rows: Rows, accountId: string, id: string, now: Date): Promise<void> {
  await rows.execute(
    `UPDATE accounts.token SET used_at = $3
     WHERE account_id = $1 AND purpose = 'invitation' AND data->>'invitationId' = $2 AND used_at IS NULL`,
    [accountId, id, now],
  );
}

export async function deleteOldTokens(rows: Rows, before: Date): Promise<number> {
  return rows.execute('DELETE FROM accounts.token WHERE expires_at < $1', [before]);
}

export async function putTotp(rows: Rows, personId: string, sealedSecret: string): Promise<boolean> {
  const touched = await rows.execute(
    `INSERT INTO accounts.totp (person_id, sealed_secret) VALUES ($1, $2)
     ON CONFLICT (person_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = 0
       WHERE totp.confirmed_at IS NULL`,
    [personId, sealedSecret],
  );
  return touched > 0;
}

export async function unconfirmedTotp(rows: Rows, personId: string): Promise<string | null> {
  const found = await rows.query<{ sealed_secret: string }>(
    'SELECT sealed_secret FROM accounts.totp WHERE person_id = $1 AND confirmed_at IS NULL',
    [personId],
  );
  return found[0]?.sealed_secret ?? null;
}

export async function confirmTotp(rows: Rows, personId: string, step: number, at: Date): Promise<boolean> {
  const touched = await rows.execute(
    'UPDATE accounts.totp SET confirmed_at = $2, last_step = $3 WHERE person_id = $1 AND confirmed_at IS NULL',
    [personId, at, step],
  );
  return touched > 0;
}

/** Notes the time step of an accepted code; false when it or a later one was used already. */
export async function spendTotpStep(rows: Rows, personId: string, step: number): Promise<boolean> {
  const touched = await rows.execute(
    'UPDATE accounts.totp SET last_step = $2 WHERE person_id = $1 AND last_step < $2',
    [personId, step],
  );
  return touched > 0;
}

export async function putRecoveryCodes(rows: Rows, personId: string, hashes: Buffer[]): Promise<void> {
  await rows.execute('DELETE FROM accounts.recovery_code WHERE person_id = $1', [personId]);
  await rows.execute(
    'INSERT INTO accounts.recovery_code (person_id, code_hash) SELECT $1, hash FROM unnest($2::bytea[]) AS hash',
    [personId, hashes],
  );
}

export async function spendRecoveryCode(rows: Rows, personId: string, hash: Buffer, at: Date): Promise<boolean> {
  const touched = await rows.execute(
    'UPDATE accounts.recovery_code SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL',
    [personId, hash, at],
  );
  return touched > 0;
}

export async function deleteSecondFactor(rows: Rows, personId: string): Promise<boolean> {
  await rows.execute('DELETE FROM accounts.recovery_code WHERE person_id = $1', [personId]);
  return (await rows.execute('DELETE FROM accounts.totp WHERE person_id = $1', [personId])) > 0;
}
