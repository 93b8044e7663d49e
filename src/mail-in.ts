import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { receiveMail } from './business/leads/actions/inbound-mail.ts';
import { systemContext } from './platform/http/context.ts';
import { emptyMailDrop, type TakeMail } from './platform/mail-drop.ts';
import { followMailbox } from './platform/mailbox.ts';
import type { House } from './start.ts';

const everyMs = 1_000;

/**
 * Takes mail in for as long as this process works: what is dropped as a file into KEYLINE_HOME/mail-drop, and what
 * arrives in the mailbox of IMAP_URL, where one is configured.
 */
export async function takeMailIn(house: House): Promise<{ stop(): Promise<void> }> {
  const { config, world, logger } = house;
  const directory = join(config.home, 'mail-drop');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const take: TakeMail = (raw) => receiveMail(systemContext(world), raw);
  const end = new AbortController();
  const watch = async () => {
    while (!end.signal.aborted) {
      await emptyMailDrop(directory, world.clock.now(), take, (error, file) =>
        logger.error({ err: error, file }, 'mail drop'),
      );
      await wait(everyMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined);
    }
  };
  const watching = watch();
  const pause = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal, ref: false });
  const onError = (error: unknown) => logger.error({ err: error }, 'mailbox');
  const mailbox = config.imapUrl ? followMailbox(config.imapUrl.reveal(), take, pause, onError) : null;
  return {
    stop: async () => {
      end.abort();
      await Promise.all([watching, mailbox?.stop()]);
    },
  };
}
