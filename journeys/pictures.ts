import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Takes a picture for the README's tour where KEYLINE_PICTURES=1 asks for new ones: the view at 1,280 px, light. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.KEYLINE_PICTURES !== '1') return;
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.screenshot({ path: join(import.meta.dirname, 'pictures', `${name}.png`) });
}
