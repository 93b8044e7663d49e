import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { takeMailIn } from './mail-in.ts';
import { pageWords } from './pages.ts';
import { sealAudit } from './platform/audit.ts';
import { checkoutDirectory } from './platform/config.ts';
import type { Tx } from './platform/database/database.ts';
import { transaction } from './platform/database/transaction.ts';
import { readStoredFile } from './platform/files.ts';
import { systemContext } from './platform/http/context.ts';
import { forgetOldKeys } from './platform/http/idempotency.ts';
import { pagesBuilt, registerFirstData, registerForCrawlers, registerPages } from './platform/http/pages.ts';
import { buildServer } from './platform/http/server.ts';
import { startWorkers, type Workers } from './platform/jobs.ts';
import { type MailAttachment, sendNextMail, smtpTransport } from './platform/mail.ts';
import { clearRelayedEvents, type Schedule } from './platform/outbox.ts';
import { doorkeeper } from './platform/session/visitor.ts';
import { configureRooms, longWork, routes, schedules, subscribers } from './rooms.ts';
import type { House } from './start.ts';

/** Listens for requests. `pages` false: the API alone, for development, where the pages come from elsewhere. */
export async function serve(house: House, pages = true): Promise<FastifyInstance> {
  const { config, world, logger, database } = house;
  configureRooms(config);
  const door = doorkeeper({
    database,
    clock: world.clock,
    publicUrl: config.publicUrl,
    versions: world.versions,
    report: (error) => logger.warn({ err: error }, 'session'),
  });
  const app = await buildServer({
    config,
    logger,
    routes,
    door: { world, ...door },
    ready: async () => (await database.query('SELECT 1')).length === 1,
  });
  registerFirstData(app, pageWords);
  registerForCrawlers(app, pageWords, config.publicUrl);
  const directory = join(checkoutDirectory(), 'dist', 'web');
  if (pages && (await pagesBuilt(directory))) await registerPages(app, directory, pageWords, config.publicUrl);
  await app.listen({ port: config.port, host: config.host });
  return app;
}

/** Keeping the house: seals the audit trail, forgets what has had its time. */
const housekeeping: Schedule[] = [
  {
    name: 'platform.seal-audit',
    everyMinutes: 1,
    run: async (context) => {
      while ((await context.transaction((tx) => sealAudit(tx, context.clock.now()))) > 0);
    },
  },
  {
    name: 'platform.forget',
    everyMinutes: 60,
    run: (context) =>
      context.transaction(async (tx) => {
        await forgetOldKeys(tx, context.clock.now());
        await clearRelayedEvents(tx, context.clock.now());
      }),
  },
];

function mailSender(house: House): () => Promise<boolean> {
  const { config, database, world } = house;
  if (!config.smtpUrl) return async () => false;
  const domain = new URL(config.publicUrl).hostname;
  const transport = smtpTransport(config.smtpUrl.reveal(), config.mailFrom ?? `keyline@${domain}`);
  const attachment = async (tx: Tx, file: MailAttachment) => {
    const stored = await readStoredFile(world.files, tx, file.accountId, file.fileId);
    if (!stored) throw new Error(`The file ${file.fileId} of a mail is not there`);
    return stored.bytes;
  };
  return () =>
    transaction(database, { as: 'system' }, (tx) => sendNextMail(tx, world.clock.now(), transport, domain, attachment));
}

/** Works on events, schedules and mail in this process. */
export async function work(house: House): Promise<Workers> {
  configureRooms(house.config);
  const workers = await startWorkers({
    database: house.database,
    context: () => systemContext(house.world),
    subscribers,
    schedules: [...schedules, ...housekeeping],
    longWork,
    sendMail: mailSender(house),
    onError: (error, about) => house.logger.error({ err: error, ...about }, 'job'),
  });
  const mail = await takeMailIn(house);
  const stop = async () => {
    await mail.stop();
    await workers.stop();
  };
  return { ...workers, stop };
}
