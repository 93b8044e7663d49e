import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../test/context.ts';
import { testDatabase } from '../test/database.ts';
import { testServer } from '../test/server.ts';
import { openShop, type Shop } from '../test/shop.ts';
import { pageWords } from './pages.ts';
import { registerForCrawlers, registerPages } from './platform/http/pages.ts';
import { languageOf } from './platform/http/server.ts';
import { routes } from './rooms.ts';

const database = testDatabase();
const publicUrl = 'https://shop.halden.example';
const directory = mkdtempSync(join(tmpdir(), 'keyline-pages-'));
let app: FastifyInstance;
let shop: Shop;

beforeAll(async () => {
  const tw = testWorld(database.app, { seed: 'pages' });
  shop = await openShop(tw, database.owner);
  await shop.sell(
    { sku: 'RLY-12', unitPrice: '22.00', maxAmount: 1_900_000n },
    { sku: 'ODD-12', unitPrice: '8.00', maxAmount: 100_000n },
  );
  await database.owner.query(
    `UPDATE catalog.product SET names = '{"en": "Odd </script><b>&\\"", "de": "Seltsam"}' WHERE slug = 'odd-12'`,
  );
  await database.owner.query("SELECT platform.raise_version('catalog')");
  await tw.world.versions.refresh();
  writeFileSync(
    join(directory, 'index.html'),
    '<!doctype html><html lang="en"><head><!--head--></head><body><!--data--></body></html>',
  );
  const guest = tw.as({});
  const visitor = { caller: guest.caller, csrfHolds: true };
  app = await testServer(tw.world, routes, {
    visitorOf: async (request) => ({ ...visitor, language: languageOf(request) }),
    setSession: () => undefined,
  });
  registerForCrawlers(app, pageWords, publicUrl);
  await registerPages(app, directory, pageWords, publicUrl);
});

afterAll(async () => {
  await app.close();
  rmSync(directory, { recursive: true, force: true });
});

const page = async (url: string, headers: Record<string, string> = {}) =>
  (await app.inject({ method: 'GET', url, headers })).body;
const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!) as {
    name: string;
    offers?: { price: string; priceCurrency: string; sku: string };
  };

describe('what a search engine gets of a product', () => {
  it('is its name, the public price of the choice, and one address in each language', async () => {
    const html = await page('/products/rly-12?quantity=5&term=12');
    expect(dataOf(html)).toMatchObject({
      '@type': 'Product',
      name: 'Relay RLY-12',
      offers: { '@type': 'Offer', sku: 'RLY-12', price: '22.00', priceCurrency: 'USD' },
    });
    expect(html).toContain(`<link rel="canonical" href="${publicUrl}/products/rly-12">`);
    expect(html).toContain(`hreflang="de" href="${publicUrl}/products/rly-12?lang=de"`);
    expect(html).toContain(`hreflang="x-default" href="${publicUrl}/products/rly-12"`);
  });

  it('is German under the German address, whatever the crawler accepts', async () => {
    const html = await page('/products/rly-12?lang=de', { 'accept-language': 'en' });
    expect(html).toContain('<html lang="de">');
    expect(dataOf(html).name).toBe('Relais RLY-12');
    expect(html).toContain(`<link rel="canonical" href="${publicUrl}/products/rly-12?lang=de">`);
  });

  it('cannot break out of its place, whatever a product is called', async () => {
    const html = await page('/products/odd-12');
    expect(dataOf(html).name).toBe('Odd </script><b>&"');
    expect(html).not.toContain('<b>');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });
});

describe('what is not for search engines', () => {
  it.each(['/basket', '/checkout', '/?q=relay', '/nowhere'])('%s says so', async (url) => {
    const html = await page(url);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('rel="canonical"');
  });

  it('stands in robots.txt, with where the map is', async () => {
    const robots = await page('/robots.txt');
    expect(robots).toContain('Disallow: /api/');
    expect(robots).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
  });
});

describe('the map for search engines', () => {
  it('names the store, its families and every product on sale, in each language', async () => {
    const map = await page('/sitemap.xml');
    for (const path of ['/', '/?family=tools', '/products/rly-12', '/products/odd-12', '/terms']) {
      expect(map).toContain(`<loc>${publicUrl}${path}</loc>`);
    }
    expect(map).toContain(`hreflang="de" href="${publicUrl}/products/rly-12?lang=de"`);
    expect(map).not.toContain('/basket');
  });
});
