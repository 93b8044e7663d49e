import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { newHome, removeHome, startServer } from '../bench/processes.ts';
import { checkoutDirectory } from '../src/platform/config.ts';
import { chromiumArguments, findChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The one server of the run, furnished with the story of the invented vendor Halden. */
    server: { readonly url: string; readonly home: string };
    /** Where the one browser of the run listens; null where there is no Chromium. */
    browser: string | null;
  }
}

/** Builds what is stale, starts one server and one browser, and stops both after the last journey. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  if (executablePath === null && process.env.KEYLINE_JOURNEYS === 'required')
    throw new Error('KEYLINE_JOURNEYS is "required", and there is no Chromium in PATH. Install the package chromium.');
  if (executablePath === null)
    process.stdout.write(
      '\nNo Chromium in PATH: the journeys in a browser are skipped. Install the package chromium.\n',
    );
  const built = spawnSync(process.execPath, [join(checkoutDirectory(), 'bin', 'keyline.mjs'), 'build', '--stale'], {
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('The build failed; the journeys need it.');
  const home = newHome('keyline-journeys-');
  const server = await startServer(home);
  const browser = executablePath ? await chromium.launchServer({ executablePath, args: chromiumArguments }) : null;
  project.provide('server', { url: server.url, home });
  project.provide('browser', browser?.wsEndpoint() ?? null);
  return async () => {
    await browser?.close();
    await server.stop();
    removeHome(home);
  };
}
