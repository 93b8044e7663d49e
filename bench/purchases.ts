import pg from 'pg';
import { loadConfig } from '../src/platform/config.ts';
import { clientSettings } from '../src/platform/database/connection.ts';
import { findDatabase } from '../src/platform/database/open.ts';
import type { Running } from './processes.ts';
import { recordPurchases, replay } from './purchase-floor.ts';
import { type BenchRow, row } from './row.ts';
import { purchase, type Shopper, shopper, signedIn } from './shop.ts';

const connections = 16;
const seconds = 8;

/** Runs `one` on every worker again and again for some seconds; how often a second it was done. */
async function rate(workers: readonly (() => Promise<unknown>)[]): Promise<number> {
  let done = 0;
  const began = performance.now();
  const end = began + seconds * 1_000;
  await Promise.all(
    workers.map(async (one) => {
      while (performance.now() < end) {
        await one();
        done += 1;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - began);
}

function median(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** Sixteen buyers, each of a company of his own: guests become one with their first order and keep their session. */
async function buyersOf(server: Running): Promise<Shopper[]> {
  const buyers = Array.from({ length: connections }, () => shopper(server.url));
  for (const [index, buyer] of buyers.entries()) await purchase(buyer, `Bench company ${index}`);
  return buyers;
}

/** Whole purchases: five lines put into the basket, the order placed on invoice and committed with fsync. */
export async function purchaseRows(server: Running): Promise<BenchRow[]> {
  const alone = await signedIn(server.url, server.home, 'ines@brightwater-logistics.example');
  for (let warm = 0; warm < 30; warm += 1) await purchase(alone, 'Brightwater Logistics');
  const times: number[] = [];
  for (let count = 0; count < 200; count += 1) times.push(await purchase(alone, 'Brightwater Logistics'));
  const place = await findDatabase(loadConfig({ ...process.env, KEYLINE_HOME: server.home }), { beside: true });
  const pool = new pg.Pool({ ...clientSettings(place.app, 'bench'), max: connections });
  // The database may stop before the last connection has said goodbye.
  pool.on('error', () => undefined);
  try {
    const recorded = await recordPurchases(server.home, connections);
    const buyers = await buyersOf(server);
    await rate(buyers.map((buyer, index) => () => purchase(buyer, `Bench company ${index}`)));
    const ours = await rate(buyers.map((buyer, index) => () => purchase(buyer, `Bench company ${index}`)));
    const raw = await rate(recorded.map((one) => () => replay(pool, one)));
    const commit = await rate([() => pool.query("SELECT pg_logical_emit_message(true, 'bench', 'x')")]);
    return [
      row({
        name: 'whole purchase, 16 connections, fsync on',
        value: ours,
        unit: '1/s',
        better: 'higher',
        goal: 300,
        floor: raw,
      }),
      row({
        name: 'round trips of a whole purchase',
        // The opening of a transaction travels with its first statement.
        value: recorded[0]!.statements.filter(({ text }) => !text.startsWith('BEGIN')).length,
        unit: '',
        better: 'lower',
        goal: 12,
        floor: 2,
      }),
      row({
        name: 'order placed, one connection, p50',
        value: median(times),
        unit: 'ms',
        better: 'lower',
        goal: 4,
        floor: 1_000 / commit,
      }),
    ];
  } finally {
    await pool.end();
    await place.stop();
  }
}
