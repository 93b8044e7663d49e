import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newHome, type Running, removeHome, startServer } from '../bench/processes.ts';
import { signedIn } from '../bench/shop.ts';
import type { OrderPlacedReply, OrderSummary } from '../src/business/ordering/terms.ts';
import { checkoutDirectory, loadConfig } from '../src/platform/config.ts';
import { runningPostmaster } from '../src/platform/database/cluster.ts';
import { withClient } from '../src/platform/database/connection.ts';
import { findDatabase } from '../src/platform/database/open.ts';
import { buying, type Intention } from './purchases.ts';

const buyer = 'ines@brightwater-logistics.example';
const merchant = { company: 'Kestrel Maritime', email: 'karl@kestrel-maritime.example' };

/** One of the program's commands on a home; its words, or what it refused. */
function keyline(home: string, ...words: readonly string[]): string {
  const program = join(checkoutDirectory(), 'dist', 'server', 'main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    env: { ...process.env, NODE_ENV: 'production', KEYLINE_ENV: 'development', KEYLINE_HOME: home, LOG_LEVEL: 'warn' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`keyline ${words.join(' ')}: ${stderr}`);
  return stdout;
}

async function orderNumbers(url: string, home: string): Promise<readonly string[]> {
  const manager = await signedIn(url, home, 'tomas@halden.example');
  const numbers: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: OrderSummary[]; next: string | null } = await manager.send(
      'GET',
      `/api/v1/orders?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    numbers.push(...page.items.map(({ number }) => number));
    cursor = page.next;
  }
  return numbers;
}

async function bytesOf(url: string): Promise<Buffer> {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
  return Buffer.from(await reply.arrayBuffer());
}

/** Rows of a home's database, past the walls. */
async function rows<T>(home: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const place = await findDatabase(loadConfig({ KEYLINE_HOME: home }), { beside: true });
  return withClient(place.owner, 'test', async (client) => (await client.query(sql, [...values])).rows as T[]);
}

const house = mkdtempSync(join(tmpdir(), 'keyline-backup-'));
let home = '';
let server: Running;

beforeAll(async () => {
  home = newHome('keyline-restored-');
});
afterAll(async () => {
  await server?.stop();
  removeHome(home);
  rmSync(house, { recursive: true, force: true });
});

describe('The restore drill', () => {
  it('brings the same orders, people and files back from a copy taken beside the living server', async () => {
    const original = inject('server');
    const placed = await buying(original.url, merchant).order();
    const before = await orderNumbers(original.url, original.home);
    const archive = join(house, 'keyline.tar.gz');
    expect(keyline(original.home, 'backup', archive)).toMatch(/^Saved \d+ rows of \d+ tables and \d+ files/m);
    // The archive does not hold the secret, which opens mailed links and second factors; the operator kept it elsewhere.
    copyFileSync(join(original.home, 'secret'), join(home, 'secret'));
    expect(keyline(home, 'restore', archive)).toMatch(/^Restored \d+ rows of \d+ tables and \d+ files/m);
    server = await startServer(home);

    expect(await orderNumbers(server.url, original.home)).toEqual(before);
    expect(before).toContain(placed.number);
    const ines = await signedIn(server.url, original.home, buyer);
    expect(await ines.send('GET', '/api/v1/me')).toMatchObject({ person: { email: buyer } });
    const document = `/api/v1/order-links/${placed.link.split('/').at(-1)}/confirmation.pdf`;
    expect((await bytesOf(server.url + document)).equals(await bytesOf(original.url + document))).toBe(true);
  });

  it('leaves a home alone that holds something already', () => {
    const archive = join(house, 'keyline.tar.gz');
    expect(() => keyline(inject('server').home, 'restore', archive)).toThrow(/already/);
  });
});

/** What stands half in the books: each statement finds orders that lack a part. */
const halves: Readonly<Record<string, string>> = {
  'orders without all their lines': `SELECT o.number FROM ordering.sales_order o
    WHERE o.line_count <> (SELECT count(*) FROM ordering.order_line l WHERE l.account_id = o.account_id AND l.order_id = o.id)`,
  'orders without their first event': `SELECT o.number FROM ordering.sales_order o WHERE NOT EXISTS
    (SELECT FROM ordering.order_event e WHERE e.account_id = o.account_id AND e.order_id = o.id AND e.kind = 'placed')`,
  'orders without a state': `SELECT o.number FROM ordering.sales_order o WHERE NOT EXISTS
    (SELECT FROM ordering.order_state s WHERE s.account_id = o.account_id AND s.order_id = o.id)`,
  'orders without a name on their documents': `SELECT o.number FROM ordering.sales_order o WHERE NOT EXISTS
    (SELECT FROM ordering.document_party p WHERE p.account_id = o.account_id AND p.order_id = o.id)`,
  'orders that used nothing of the limit': `SELECT o.number FROM ordering.sales_order o WHERE o.channel = 'self-service' AND NOT EXISTS
    (SELECT FROM ordering.limit_use u WHERE u.account_id = o.account_id AND u.order_id = o.id)`,
  'sums of the limits that are not those of their orders': `WITH used AS (
      SELECT u.buyer, ordering.tally_slot(u.at) AS slot, l.offer_id, o.currency, sum(l.quantity) AS quantity, sum(l.commitment) AS commitment
      FROM ordering.limit_use u JOIN ordering.sales_order o ON o.account_id = u.account_id AND o.id = u.order_id
      JOIN ordering.order_line l ON l.account_id = o.account_id AND l.order_id = o.id
      WHERE u.given_back_at IS NULL AND u.at >= ordering.tally_slot(now() - interval '1 day') GROUP BY 1, 2, 3, 4),
      kept AS (SELECT * FROM ordering.limit_tally WHERE slot >= ordering.tally_slot(now() - interval '1 day'))
    SELECT buyer FROM kept t FULL JOIN used USING (buyer, slot, offer_id, currency)
    WHERE coalesce(t.quantity, 0) <> coalesce(used.quantity, 0) OR coalesce(t.commitment, 0) <> coalesce(used.commitment, 0)`,
  'baskets ordered without an order': `SELECT b.id FROM baskets.basket b WHERE b.status = 'ordered' AND NOT EXISTS
    (SELECT FROM ordering.sales_order o WHERE o.basket_id = b.id)`,
  'orders announced to nobody': `SELECT o.number FROM ordering.sales_order o WHERE o.placed_at > $1 AND NOT EXISTS
    (SELECT FROM platform.outbox x WHERE x.type = 'order.placed' AND x.data ->> 'orderId' = o.id::text)`,
  'keys of orders without a reply': `SELECT k.key FROM platform.idempotency_key k WHERE k.key LIKE 'order-%' AND k.reply IS NULL`,
};

/** Guests who buy again and again until told to stop: what was acknowledged, and what they do not know of. */
function crowd(url: string, size: number) {
  let open = true;
  const acknowledged: OrderPlacedReply[] = [];
  const unknown: Intention[] = [];
  const work = Array.from({ length: size }, async (_, index) => {
    for (let round = 0; open; round += 1) {
      const company = `Crowd ${index} ${round} ${Math.trunc(performance.now())}`;
      const guest = buying(url, {
        company,
        email: `guest-${index}-${round}@${company.toLowerCase().replaceAll(' ', '-')}.example`,
      });
      const intention = await guest.intend().catch(() => null);
      // The basket was refused a connection: nothing was asked for yet.
      if (intention === null) return;
      const reply = await intention.send().catch(() => null);
      if (reply === null) {
        unknown.push(intention);
        return;
      }
      acknowledged.push(reply);
    }
  });
  return {
    acknowledged,
    unknown,
    stop: async () => {
      open = false;
      await Promise.all(work);
    },
  };
}

async function untilOrders(orders: readonly unknown[], count: number): Promise<void> {
  await expect.poll(() => orders.length, { timeout: 20_000, interval: 20 }).toBeGreaterThanOrEqual(count);
}

/** Nothing acknowledged is lost, nothing is there twice, nothing is half; what is unknown can be asked for again. */
async function booksHold(began: Date, shoppers: ReturnType<typeof crowd>): Promise<void> {
  for (const intention of shoppers.unknown) shoppers.acknowledged.push(await intention.send());
  const numbers = shoppers.acknowledged.map(({ number }) => number);
  const found = await rows<{ number: string }>(
    home,
    'SELECT number FROM ordering.sales_order WHERE placed_at > $1 ORDER BY number',
    [began],
  );
  expect(found.map(({ number }) => number)).toEqual([...numbers].sort());
  for (const [fault, sql] of Object.entries(halves))
    expect(await rows(home, sql, sql.includes('$1') ? [began] : []), fault).toEqual([]);
}

/** At the same address, as guests who wait would find it. */
const startedAgain = () => startServer(home, ['serve', 'work'], Number(new URL(server.url).port));
const postmaster = () => runningPostmaster({ dataDirectory: join(home, 'postgres', 'data') })!.pid;

describe('kill -9 while guests order', () => {
  it('of the server: the orphaned database is adopted, and the books hold', async () => {
    const began = new Date();
    const shoppers = crowd(server.url, 6);
    await untilOrders(shoppers.acknowledged, 12);
    const before = postmaster();
    server.process.kill('SIGKILL');
    await shoppers.stop();
    server = await startedAgain();
    expect(server.readyAfter).toBeLessThan(10_000);
    expect(postmaster()).toBe(before);
    await booksHold(began, shoppers);
  });

  it('of the database: the living server starts it again, and the books hold', async () => {
    const began = new Date();
    const shoppers = crowd(server.url, 6);
    await untilOrders(shoppers.acknowledged, 12);
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    await shoppers.stop();
    const readyBy = performance.now() + 10_000;
    while (!(await fetch(`${server.url}/health/ready`).then((reply) => reply.ok))) {
      expect(performance.now(), 'ready again').toBeLessThan(readyBy);
      await wait(50);
    }
    expect(postmaster()).not.toBe(before);
    await booksHold(began, shoppers);
  });

  it('of server and database at once: it is ready again within 10 s, and the books hold', async () => {
    const began = new Date();
    const shoppers = crowd(server.url, 6);
    await untilOrders(shoppers.acknowledged, 12);
    process.kill(postmaster(), 'SIGKILL');
    server.process.kill('SIGKILL');
    await shoppers.stop();
    server = await startedAgain();
    expect(server.readyAfter).toBeLessThan(10_000);
    await booksHold(began, shoppers);
  });

  it('forgets nothing that was announced: each order of the crowd has its confirmation, or the job that will make it', async () => {
    const forgotten = () =>
      rows<{ number: string }>(
        home,
        `SELECT o.number FROM ordering.sales_order o
         JOIN ordering.document_party p ON p.account_id = o.account_id AND p.order_id = o.id
         JOIN platform.outbox x ON x.type = 'order.placed' AND x.data ->> 'orderId' = o.id::text
         WHERE p.company LIKE 'Crowd %' AND x.relayed_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM platform.mail m WHERE m.subject LIKE o.number || '%')
           AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.data ->> 'eventId' = x.id::text AND j.state < 'completed')`,
      );
    expect(await forgotten()).toEqual([]);
  });
});
