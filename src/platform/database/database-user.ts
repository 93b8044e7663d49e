import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartRefused } from '../start-refused.ts';

/** The user PostgreSQL runs under; undefined: the one of this process. */
export type DatabaseUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. As root it gets the owner of the data where there is some, else the system's
 * user postgres, else nobody: initdb wants a user that has a name.
 */
export function chooseDatabaseUser(dataDirectory: string): DatabaseUser {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(join(dataDirectory, 'PG_VERSION'))) {
    const { uid, gid } = statSync(dataDirectory);
    if (uid !== 0) return { uid, gid };
  }
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid && uid !== '0') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StartRefused(
    'PostgreSQL does not run as root, and /etc/passwd has neither a user postgres nor nobody. Add one, or start the server as another user.',
  );
}

/** Refuses (StartRefused) when user could not pass through every directory down to path. Opens home itself to it. */
export function ensureReachable(home: string, path: string, user: DatabaseUser): void {
  if (user === undefined) {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
    return;
  }
  const { uid, mode } = statSync(home);
  if (uid === 0 && (mode & 0o011) !== 0o011) chmodSync(home, (mode & 0o777) | 0o011);
  for (let directory = path; ; directory = dirname(directory)) {
    if (!passable(directory, user)) {
      throw new StartRefused(
        `KEYLINE_HOME is "${home}". PostgreSQL does not run as root, and the user it runs under (id ${user.uid}) cannot pass through ${directory}. Choose a directory such as /var/lib/keyline, or let others pass with chmod o+x ${directory}.`,
      );
    }
    if (dirname(directory) === directory) return;
  }
}

function passable(directory: string, user: { uid: number; gid: number }): boolean {
  const { uid, gid, mode } = statSync(directory);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
