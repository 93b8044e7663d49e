import { ImapFlow } from 'imapflow';
import type { TakeMail } from './mail-drop.ts';

export type Mailbox = { stop(): Promise<void> };

const longestPauseMs = 5 * 60_000;

type Address = { host: string; port: number; secure: boolean; user: string; pass: string; folder: string };

/** "imaps://user:password@host:993/INBOX" */
export function mailboxAddress(url: string): Address {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    user: decodeURIComponent(username),
    pass: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  };
}

/** Takes every unseen message in and marks it seen afterwards: one that is interrupted comes again. */
async function fetchUnseen(client: ImapFlow, take: TakeMail): Promise<void> {
  const found = await client.search({ seen: false }, { uid: true });
  let failed: unknown;
  for (const uid of found || []) {
    const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
    if (!message || message.source === undefined) continue;
    try {
      await take(message.source);
    } catch (error) {
      // It stays unseen and comes again with the next connection; what stands behind it is not kept waiting.
      failed = error;
      continue;
    }
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }
  if (failed !== undefined) throw failed;
}

async function follow(address: Address, take: TakeMail, stopped: AbortSignal, onUp: () => void): Promise<void> {
  const { host, port, secure, user, pass, folder } = address;
  const client = new ImapFlow({ host, port, secure, auth: { user, pass }, logger: false });
  const leave = () => void client.logout().catch(() => client.close());
  let failed: unknown;
  client.on('error', (error) => {
    failed = error;
  });
  await client.connect();
  stopped.addEventListener('abort', leave, { once: true });
  try {
    await client.mailboxOpen(folder);
    onUp();
    let told = true;
    let waiting = Promise.resolve();
    const fetchAll = async () => {
      while (told && client.usable) {
        told = false;
        await fetchUnseen(client, take);
      }
    };
    // New mail announces itself while the connection idles; one fetch at a time.
    client.on('exists', () => {
      told = true;
      waiting = waiting.then(fetchAll).catch((error) => {
        failed = error;
        client.close();
      });
    });
    await fetchAll();
    while (client.usable && !stopped.aborted) await client.idle();
    await waiting;
  } finally {
    stopped.removeEventListener('abort', leave);
    client.close();
  }
  if (failed !== undefined && !stopped.aborted) throw failed;
}

/**
 * Follows a mailbox over IMAP: takes in what is unseen, then waits for more (IDLE). A lost connection is opened again,
 * after a second, then ever longer up to five minutes.
 */
export function followMailbox(
  url: string,
  take: TakeMail,
  pause: (ms: number, stopped: AbortSignal) => Promise<unknown>,
  onError: (error: unknown) => void,
): Mailbox {
  const address = mailboxAddress(url);
  const end = new AbortController();
  const run = async () => {
    let ms = 1_000;
    while (!end.signal.aborted) {
      try {
        await follow(address, take, end.signal, () => {
          ms = 1_000;
        });
      } catch (error) {
        if (!end.signal.aborted) onError(error);
      }
      if (end.signal.aborted) return;
      await pause(ms, end.signal).catch(() => undefined);
      ms = Math.min(longestPauseMs, ms * 2);
    }
  };
  const running = run();
  return {
    stop: async () => {
      end.abort();
      await running;
    },
  };
}
