import type pg from 'pg';

/**
 * keyline_owner owns and migrates; keyline_app serves. keyline_portal and keyline_staff are what a request's
 * transaction takes on, with row-level security; they may log in, as a distributed database wants of them.
 */
export const roles = ['keyline_owner', 'keyline_app', 'keyline_portal', 'keyline_staff'] as const;

/**
 * Makes the roles that are missing and lets keyline_app take on the two beneath it, without inheriting what they may:
 * their policies must not apply to the server's own work. Needs a superuser or CREATEROLE. passwordOf: absent, the
 * roles get none and are only taken on by SET ROLE.
 */
export async function ensureRoles(client: pg.Client, passwordOf?: (role: string) => string): Promise<void> {
  const found = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [
    roles,
  ]);
  const existing = new Set(found.rows.map((row) => row.rolname));
  for (const role of roles) {
    if (!existing.has(role)) await client.query(`CREATE ROLE ${role} LOGIN NOINHERIT`);
  }
  if (passwordOf) {
    for (const role of ['keyline_owner', 'keyline_app']) {
      await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(passwordOf(role))}`);
    }
  }
  const { rows } = await client.query<{ version: string }>('SHOW server_version_num');
  // Before 16 a role as a whole inherits or does not; NOINHERIT above says it does not.
  const terms = Number(rows[0]?.version ?? 0) >= 160000 ? ' WITH INHERIT FALSE, SET TRUE' : '';
  await client.query(`GRANT keyline_portal, keyline_staff TO keyline_app${terms}`);
}
