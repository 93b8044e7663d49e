import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { storyPassword } from './vendor.ts';

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

/** A describe whose journeys need a browser; skipped where there is none (set-up.ts says so, or refuses). */
export const inBrowser = describe.skipIf(inject('browser') === null);

export type People = {
  /** Somebody at a browser of his own, at this address of the server; nobody knows him yet. */
  guest(path?: string, more?: BrowserContextOptions): Promise<Page>;
  /** The same, signed in with the password of the story's people, or another one. */
  signedIn(email: string, path?: string, more?: BrowserContextOptions & { password?: string }): Promise<Page>;
};

function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|hydrat|unique "key" prop/i.test(message.text()))
      faults.push(`${page.url()}: ${message.text()}`);
  });
}

async function signIn(context: BrowserContext, url: string, email: string, password: string): Promise<void> {
  const reply = await context.request.post(`${url}/api/v1/sign-in`, {
    data: { email, password },
    headers: { origin: url },
  });
  if (!reply.ok()) throw new Error(`${email} cannot sign in: ${reply.status()} ${await reply.text()}`);
}

async function go(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('main').waitFor();
  return page;
}

/** People for the journeys of this describe. A script error or a broken content policy on any page fails the journey. */
export function people(): People {
  const { url } = inject('server');
  const faults: string[] = [];
  const open: BrowserContext[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser')!);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
    expect(faults.splice(0), 'errors of scripts').toEqual([]);
  });
  afterAll(() => browser?.close());

  const arrive = async (more: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: desktop,
      locale: 'en-US',
      timezoneId: 'America/Los_Angeles',
      reducedMotion: 'reduce',
      colorScheme: 'light',
      ...more,
    });
    context.setDefaultTimeout(15_000);
    open.push(context);
    context.on('page', (page) => watch(page, faults));
    return context;
  };
  return {
    guest: async (path = '/', more) => go(await arrive(more), path),
    signedIn: async (email, path = '/', { password = storyPassword(), ...more } = {}) => {
      const context = await arrive(more);
      await signIn(context, url, email, password);
      // Some of the vendor's people read German; a journey reads the words it was written with.
      const value = (more.locale ?? 'en').slice(0, 2);
      await context.addCookies([{ name: 'keyline_language', value, url }]);
      return go(context, path);
    },
  };
}

/** Whether the page can be moved sideways: nothing on a phone may be. */
export function movesSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
