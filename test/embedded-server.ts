/** A server reduced to its database, to be killed by tests: `node --import tsx test/embedded-server.ts HOME`. */
import { loadConfig } from '../src/platform/config.ts';
import { findDatabase } from '../src/platform/database/open.ts';

try {
  const place = await findDatabase(loadConfig({ KEYLINE_HOME: process.argv[2] }));
  process.stdout.write(`ready ${place.embedded?.origin} ${place.embedded?.pid()}\n`);
  process.on('SIGTERM', async () => {
    await place.stop();
    process.exit(0);
  });
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`refused ${(error as Error).message}\n`);
  process.exit(1);
}
