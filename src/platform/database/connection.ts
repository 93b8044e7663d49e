import pg from 'pg';

/** How to reach the database as one role. role: taken on after signing in, where the signed-in user is another. */
export type Connection = {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string | undefined;
  ssl: pg.ClientConfig['ssl'];
  role: string | undefined;
};

export function clientSettings(connection: Connection, purpose: string): pg.ClientConfig {
  const { role, ...settings } = connection;
  return {
    ...settings,
    application_name: `keyline ${purpose}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
  };
}

/** Runs fn with one connection of its own, closed afterwards. */
export async function withClient<T>(
  connection: Connection,
  purpose: string,
  fn: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientSettings(connection, purpose));
  // A connection that breaks between two queries reports it here; the next query then fails with the reason.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
