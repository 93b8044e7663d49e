import { spawn } from 'node:child_process';
import autocannon, { type Result } from 'autocannon';
import { checkoutDirectory } from '../src/platform/config.ts';
import { freePort, newHome, type Running, removeHome, residentMegabytes, startServer } from './processes.ts';
import { purchaseRows } from './purchases.ts';
import { type BenchRow, row } from './row.ts';
import { type Shopper, signedIn, skuOf, stock } from './shop.ts';

const connections = 16;
const seconds = 6;

/** Another server of the same kind that answers with the same bytes, made before: what HTTP alone costs here. */
async function withStatic<T>(body: string, measure: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const script = `const app = require('fastify')(); const body = ${JSON.stringify(body)};
    app.get('/', (request, reply) => { reply.type('application/json; charset=utf-8').send(body); });
    app.listen({ port: ${port}, host: '127.0.0.1' }).then(() => process.stdout.write('ready'));`;
  const child = spawn(process.execPath, ['-e', script], {
    cwd: checkoutDirectory(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  try {
    return await measure(`http://127.0.0.1:${port}/`);
  } finally {
    child.kill();
  }
}

async function load(url: string, headers: Record<string, string> = {}): Promise<Result> {
  await autocannon({ url, connections, duration: 1, headers });
  const result = await autocannon({ url, connections, duration: seconds, headers });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result;
}

async function listRows(server: Running, buyer: Shopper): Promise<BenchRow[]> {
  const path = '/api/v1/store/products?family=bench';
  const body = JSON.stringify(await buyer.send('GET', path));
  const products = (JSON.parse(body) as { items: unknown[] }).items.length;
  if (products !== 24) throw new Error(`The list has ${products} products, not 24`);
  const bare = await withStatic(body, (url) => load(url));
  const list = await load(server.url + path, { cookie: buyer.cookie() });
  const name = 'list of 24 products, signed in, 16 connections';
  return [
    row({
      name,
      value: list.requests.average,
      unit: '1/s',
      better: 'higher',
      goal: 1_500,
      floor: bare.requests.average,
    }),
    row({
      name: `${name}: p99`,
      value: list.latency.p99,
      unit: 'ms',
      better: 'lower',
      goal: 30,
      floor: bare.latency.p99,
    }),
  ];
}

async function detailRows(server: Running): Promise<BenchRow[]> {
  const path = '/api/v1/store/products/bench-1?term=12&quantity=250';
  const body = await fetch(server.url + path).then((reply) => reply.text());
  const bare = await withStatic(body, (url) => load(url));
  const detail = await load(server.url + path);
  const ladder = await load(`${server.url}/api/v1/prices/ladder?sku=${skuOf(1, 'Y1')}`);
  const facts = { unit: '1/s', better: 'higher', goal: 4_000, floor: bare.requests.average } as const;
  return [
    row({ name: 'product detail with ladder, 16 connections', value: detail.requests.average, ...facts }),
    row({ name: 'ladder alone, 16 connections', value: ladder.requests.average, ...facts }),
  ];
}

/** What people wait for, over HTTP against the built server on its embedded database with fsync on. */
export async function rows(): Promise<BenchRow[]> {
  const home = newHome();
  try {
    const first = await startServer(home);
    await stock(first.url, home);
    await first.stop();
    const server = await startServer(home, ['serve']);
    const buyer = await signedIn(server.url, home, 'ines@brightwater-logistics.example');
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, residentMegabytes(server.process.pid!));
    }, 200);
    const measured = [
      ...(await listRows(server, buyer)),
      ...(await detailRows(server)),
      ...(await purchaseRows(server)),
    ];
    clearInterval(watch);
    const bareMemory = process.memoryUsage.rss() / 1_048_576;
    await server.stop();
    return [
      ...measured,
      row({
        name: 'memory: server, under load',
        value: most,
        unit: 'MB',
        better: 'lower',
        goal: 300,
        floor: bareMemory,
      }),
    ];
  } finally {
    removeHome(home);
  }
}
