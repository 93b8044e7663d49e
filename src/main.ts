import { commands } from './commands.ts';
import { loadConfig } from './platform/config.ts';
import { StartRefused } from './platform/start-refused.ts';

/** config -> database -> rooms -> listen. `serve`, `work`, `serve work`; the other commands stand in commands.ts. */
async function main(words: readonly string[]): Promise<void> {
  const [name = ''] = words;
  const command = commands[name];
  if (!command) {
    throw new StartRefused(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  }
  await command(loadConfig(process.env), words);
}

// Whoever reads the output may stop reading (`| head`): that is no reason to stop serving.
process.stdout.on('error', () => undefined);

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(error instanceof StartRefused ? `${error.message}\n` : `${(error as Error).stack ?? error}\n`);
  process.exit(1);
});
