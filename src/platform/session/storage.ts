import type { Tx } from '../database/database.ts';

/** Where sessions lie: what a statement needs of a transaction, or of the database itself for one statement alone. */
export type Rows = Pick<Tx, 'query' | 'execute'>;

/** A session with everything about its person that a request asks for. */
export type SessionRow = {
  id: string;
  person_id: string | null;
  active_account_id: string | null;
  csrf_secret: string;
  seen_at: Date;
  expires_at: Date;
  strong_until: Date | null;
  currency: string | null;
  known_id: string | null;
  name: string | null;
  email: string | null;
  language: string | null;
  person_account_id: string | null;
  /** '<account> <role> <currency>[ <segment>]', as many as there are roles. */
  memberships: string[] | null;
  staff_roles: string[] | null;
  team_people: string[] | null;
  staff_need_second_factor: boolean | null;
};

const readSession = {
  name: 'session.read',
  text: `SELECT s.id, s.person_id, s.active_account_id, s.csrf_secret, s.seen_at, s.expires_at, s.strong_until, s.currency,
      p.id AS known_id, p.name, p.email, p.language, p.active_account_id AS person_account_id, p.memberships, p.staff_roles,
      p.team_people, p.staff_need_second_factor
    FROM platform.session s LEFT JOIN platform.person_facts p ON p.id = s.person_id
    WHERE s.token_hash = $1`,
};

/** The expiry is judged here and not by the statement: with the key as its only parameter it is planned once. */
export async function sessionByToken(rows: Rows, tokenHash: Buffer, now: Date): Promise<SessionRow | null> {
  const found = await rows.query<SessionRow>(readSession, [tokenHash]);
  const session = found[0];
  return session && session.expires_at > now ? session : null;
}

export async function touchSession(rows: Rows, id: string, now: Date): Promise<void> {
  await rows.execute('UPDATE platform.session SET seen_at = $2 WHERE id = $1 AND seen_at < $2', [id, now]);
}

export type NewSession = {
  tokenHash: Buffer;
  id: string;
  personId: string | null;
  activeAccountId: string | null;
  csrfSecret: string;
  now: Date;
  expiresAt: Date;
  strongUntil: Date | null;
  userAgent: string;
  address: string;
};

/** A session with this id gets a new token and new secrets, or is made where there is none. */
export async function putSession(rows: Rows, session: NewSession): Promise<void> {
  await rows.execute(
    `INSERT INTO platform.session (token_hash, id, person_id, active_account_id, csrf_secret, created_at, seen_at,
       expires_at, strong_until, user_agent, address)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, person_id = excluded.person_id,
       active_account_id = excluded.active_account_id, csrf_secret = excluded.csrf_secret,
       created_at = excluded.created_at, seen_at = excluded.seen_at, expires_at = excluded.expires_at,
       strong_until = excluded.strong_until, user_agent = excluded.user_agent, address = excluded.address`,
    [
      session.tokenHash,
      session.id,
      session.personId,
      session.activeAccountId,
      session.csrfSecret,
      session.now,
      session.expiresAt,
      session.strongUntil,
      session.userAgent,
      session.address,
    ],
  );
}

/** A new token for the same person; how long the session lasts does not change. Null when it is gone. */
export async function renewSession(
  rows: Rows,
  renewal: {
    id: string;
    tokenHash: Buffer;
    csrfSecret: string;
    /** Left out: as it is. */
    activeAccountId: string | null | undefined;
    strong: boolean;
    now: Date;
  },
): Promise<Date | null> {
  const found = await rows.query<{ expires_at: Date }>(
    `UPDATE platform.session SET token_hash = $2, csrf_secret = $3, seen_at = $4,
       active_account_id = CASE WHEN $7 THEN $5 ELSE active_account_id END,
       strong_until = CASE WHEN $6 THEN expires_at ELSE strong_until END
     WHERE id = $1 AND expires_at > $4 RETURNING expires_at`,
    [
      renewal.id,
      renewal.tokenHash,
      renewal.csrfSecret,
      renewal.now,
      renewal.activeAccountId ?? null,
      renewal.strong,
      renewal.activeAccountId !== undefined,
    ],
  );
  return found[0]?.expires_at ?? null;
}

export async function deleteSession(rows: Rows, id: string, personId: string | null): Promise<number> {
  return rows.execute('DELETE FROM platform.session WHERE id = $1 AND ($2::uuid IS NULL OR person_id = $2)', [
    id,
    personId,
  ]);
}

export async function deleteSessionsOf(rows: Rows, personId: string, keptId: string | null): Promise<number> {
  return rows.execute('DELETE FROM platform.session WHERE person_id = $1 AND ($2::uuid IS NULL OR id <> $2)', [
    personId,
    keptId,
  ]);
}

export async function deleteExpiredSessions(rows: Rows, now: Date): Promise<number> {
  return rows.execute('DELETE FROM platform.session WHERE expires_at <= $1', [now]);
}

export type ListedSession = {
  id: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  user_agent: string | null;
  address: string | null;
};

export async function sessionsOf(rows: Rows, personId: string, now: Date): Promise<ListedSession[]> {
  return rows.query<ListedSession>(
    `SELECT id, created_at, seen_at, expires_at, user_agent, address FROM platform.session
     WHERE person_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id`,
    [personId, now],
  );
}

export async function sessionSecrets(
  rows: Rows,
  id: string,
): Promise<{ csrf_secret: string; currency: string | null; strong_until: Date | null } | null> {
  const found = await rows.query<{ csrf_secret: string; currency: string | null; strong_until: Date | null }>(
    'SELECT csrf_secret, currency, strong_until FROM platform.session WHERE id = $1',
    [id],
  );
  return found[0] ?? null;
}
