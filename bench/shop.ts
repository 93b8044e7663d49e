import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { BasketReply } from '../src/business/baskets/terms.ts';
import { writeCsvRow } from '../src/kernel/csv.ts';

/** Somebody at the server over HTTP, with cookies; what is refused ends the bench. */
export type Shopper = {
  readonly cookie: () => string;
  send<T>(method: string, path: string, body?: unknown, more?: Record<string, string>): Promise<T>;
};

let keys = 0;

type Answer = { readonly status: number; readonly text: string; readonly cookies: readonly string[] };

const agent = new Agent({ keepAlive: true });

/** One request over a kept connection. Not `fetch`, which costs more of the shared processor than what is measured. */
function ask(url: string, method: string, headers: Record<string, string>, body: string | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asked = request(url, { agent, method, headers: { ...headers, ...length } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          text: Buffer.concat(parts).toString(),
          cookies: reply.headers['set-cookie'] ?? [],
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function upload(url: string, method: string, headers: Record<string, string>, form: FormData): Promise<Answer> {
  const reply = await fetch(url, { method, headers, body: form });
  return { status: reply.status, text: await reply.text(), cookies: reply.headers.getSetCookie() };
}

export function shopper(url: string): Shopper {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    send: async <T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
      keys += 1;
      const headers = {
        cookie: cookie(),
        'x-csrf-token': cookies.get('keyline_csrf') ?? '',
        'idempotency-key': `bench-${process.pid}-${keys}`,
        ...more,
      };
      const text = body === undefined ? undefined : JSON.stringify(body);
      const json: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
      const reply =
        body instanceof FormData
          ? await upload(url + path, method, headers, body)
          : await ask(url + path, method, { ...json, ...headers }, text);
      if (reply.status < 200 || reply.status > 299)
        throw new Error(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 600)}`);
      for (const line of reply.cookies) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (value === '') cookies.delete(name!);
        else cookies.set(name!, value!);
      }
      return (reply.text === '' ? undefined : JSON.parse(reply.text)) as T;
    },
  };
}

export async function signedIn(url: string, home: string, email: string): Promise<Shopper> {
  const one = shopper(url);
  const password = readFileSync(join(home, 'story-password'), 'utf8').trim().slice(0, 20);
  await one.send('POST', '/api/v1/sign-in', { email, password });
  return one;
}

const products = 24;
export const skuOf = (product: number, term: string) => `BENCH-${product}-${term}`;

function file(name: string, rows: readonly (readonly string[])[]): FormData {
  const form = new FormData();
  form.set('file', new Blob([rows.map((cells) => writeCsvRow(cells)).join('')], { type: 'text/csv' }), name);
  return form;
}

/** A family of 24 products with four terms each, tiers, published prices, and limits that no purchase here reaches. */
export async function stock(url: string, home: string): Promise<void> {
  const admin = await signedIn(url, home, 'ada@halden.example');
  const terms = [
    ['M', '0', 'monthly'],
    ['Y1', '12', 'up_front'],
    ['Y3', '36', 'yearly'],
    ['Y5', '60', 'yearly'],
  ] as const;
  const all = Array.from({ length: products }, (_, index) => index + 1);
  const catalogue = [
    [
      'sku',
      'term_months',
      'billing',
      'notice_days',
      'starts_on',
      'family',
      'family_name_en',
      'metric',
      'metric_singular_en',
      'metric_plural_en',
      'product',
      'product_name_en',
      'product_lede_en',
      'product_position',
      'product_status',
      'edition',
      'edition_name_en',
      'support',
    ],
    ...all.flatMap((n) =>
      terms.map(([code, months, billing]) => [
        skuOf(n, code),
        months,
        billing,
        '30',
        '2020-01-01',
        'bench',
        'Bench',
        'device',
        'device',
        'devices',
        `bench-${n}`,
        `Bench ${n}`,
        'Measured',
        String(n),
        'published',
        'one',
        'One',
        'standard',
      ]),
    ),
  ];
  await admin.send('POST', '/api/v1/catalog/imports', file('catalogue.csv', catalogue));
  const prices = [
    ['sku', 'unit_price', 'tier_mode', 'tier_counting', 'from_quantity', 'tier_discount'],
    ...all.flatMap((n) =>
      ['M', 'Y1'].flatMap((code) => [
        [skuOf(n, code), code === 'M' ? '2.20' : '22.00', 'all-units', 'line', '1', ''],
        [skuOf(n, code), '', 'all-units', 'line', '100', '10'],
        [skuOf(n, code), '', 'all-units', 'line', '1000', '20'],
      ]),
    ),
  ];
  const header = {
    name: 'Bench',
    kind: 'public',
    audience: 'public',
    currency: 'USD',
    startsOn: '2020-01-01',
    endsOn: null,
  };
  const query = 'name=Bench&currency=USD&startsOn=2020-01-01';
  type List = { id: string; rowVersion: number };
  const { list } = await admin.send<{ list: List }>(
    'POST',
    `/api/v1/price-lists/imports?${query}`,
    file('prices.csv', prices),
  );
  const termDiscounts = [36, 60].map((termMonths) => ({ familyId: null, termMonths, discount: '0.25' }));
  const changed = await admin.send<List>(
    'PUT',
    `/api/v1/price-lists/${list.id}`,
    { ...header, termDiscounts },
    { 'if-match': `"${list.rowVersion}"` },
  );
  await admin.send('POST', `/api/v1/price-lists/${list.id}/publish`, undefined, {
    'if-match': `"${changed.rowVersion}"`,
  });
  const limits = await admin.send<{ items: { id: string; currency: string; rowVersion: number; startsOn: string }[] }>(
    'GET',
    '/api/v1/limits',
  );
  const usd = limits.items.find((limit) => limit.currency === 'USD')!;
  const wide = {
    scope: 'store',
    audience: 'public',
    currency: 'USD',
    maxAmount: '900000000000.00',
    maxQuantity: 1_000_000_000,
    startsOn: usd.startsOn,
  };
  await admin.send('PUT', `/api/v1/limits/${usd.id}`, wide, { 'if-match': `"${usd.rowVersion}"` });
}

/** Whoever sends requests, over the network or within the process. */
type Buyer = { send<T>(method: 'POST', path: string, body?: object): Promise<T> };

/**
 * The two requests of a purchase: five lines into the basket, the order on invoice. Returns how long the order took.
 * Each company writes from a mail domain of its own: orders that share one are one buyer, and wait for each other.
 */
export async function purchase(buyer: Buyer, company: string): Promise<number> {
  const lines = [1, 2, 3, 4, 5].map((n) => ({ sku: skuOf(n, n % 2 === 0 ? 'Y3' : 'Y1'), quantity: 3 + n }));
  const basket = await buyer.send<BasketReply>('POST', '/api/v1/baskets/current/lines', { lines });
  const began = performance.now();
  await buyer.send('POST', '/api/v1/orders', {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: 'invoice',
    company: {
      name: company,
      country: 'US',
      address: { line1: '1 Main Street', postalCode: '97201', city: 'Portland' },
    },
    contact: { name: 'Ines Falk', email: `buyer@${company.toLowerCase().replaceAll(' ', '-')}.example` },
    termsVersion: '2026-01',
  });
  return performance.now() - began;
}
