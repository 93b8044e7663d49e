import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desktop, inBrowser, movesSideways, people, phone } from './people.ts';
import { declaredPaths, partner, type Screen, screens, storyBuyer } from './screens.ts';
import { at } from './vendor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everyRule = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** The rules that look at colours: what a dark page can break that a light one keeps. */
const colourRules = ['color-contrast', 'link-in-text-block'];

function check(runOnly: object): string {
  return `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      id + ': ' + target.join(' ') + ' - ' + failureSummary.replace(/\\s+/g, ' ').slice(0, 300))))`;
}

const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))';

/** What is wrong with a screen at both widths, light and dark; the page is loaded once. */
async function faultsOf(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  const refused: string[] = [];
  page.on('response', (reply) => {
    if (reply.status() >= 400 && reply.url().includes('/api/')) refused.push(`${reply.status()} ${reply.url()}`);
  });
  await page.setViewportSize(desktop);
  await page.goto(address);
  const title = page.getByRole('heading', { level: 1 }).first();
  await title.waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
  if (/^(There is nothing at this address|This part is not open to you)$/.test((await title.textContent()) ?? ''))
    faults.push(`${address} shows no screen`);
  await page.evaluate(axe);
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    for (const [colorScheme, rules] of [
      ['light', everyRule],
      ['dark', colourRules],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(twoFrames);
      const found = await page.evaluate<string[]>(check(rules));
      faults.push(...found.map((fault) => `${address} at ${size.width}, ${colorScheme}: ${fault}`));
    }
    if (await movesSideways(page)) faults.push(`${address} at ${size.width}: moves sideways`);
  }
  page.removeAllListeners('response');
  return [...faults, ...refused];
}

describe('The list of screens', () => {
  it('names every screen that the doors declare, and no other', () => {
    expect(screens.map(({ path }) => path).sort()).toEqual([...declaredPaths()].sort());
  });
});

inBrowser('Every screen', () => {
  const who = people();
  const lookers = new Map<string, Screen[]>();
  for (const screen of screens) lookers.set(screen.looks, [...(lookers.get(screen.looks) ?? []), screen]);

  async function pageOf(looks: string): Promise<Page> {
    if (looks === 'guest') return who.guest();
    if (looks === 'buyer') return who.signedIn(storyBuyer);
    return who.signedIn(looks === 'partner' ? await partner() : at(looks));
  }

  it('keeps WCAG 2.2 AA and good practice at 360 and 1,280 px, light and dark, and nothing moves sideways', {
    timeout: 300_000,
  }, async () => {
    const faults: string[] = [];
    const waiting = [...lookers];
    // Two people look at a time: a page is checked by one core.
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [looks, seen] = next;
        const page = await pageOf(looks);
        for (const { path, address } of seen) {
          const found = await faultsOf(page, (await address?.()) ?? path);
          faults.push(...found.map((fault) => `${looks}: ${fault}`));
        }
        await page.context().close();
      }
    };
    await Promise.all([lane(), lane()]);
    expect(faults).toEqual([]);
  });
});
