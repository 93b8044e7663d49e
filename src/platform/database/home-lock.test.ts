import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { homeIsServed, lockHome } from './home-lock.ts';
import { processStart } from './process-identity.ts';

let home = '';
let file = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'keyline-lock-'));
  file = join(home, 'server.lock');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it('is held until released, and leaves nothing behind', async () => {
  const lock = await lockHome(home);
  expect(homeIsServed(home)).toBe(true);
  await expect(lockHome(home)).rejects.toThrow(`A server with process id ${process.pid} already works on ${home}.`);
  lock.release();
  lock.release();
  expect([homeIsServed(home), readdirSync(home)]).toEqual([false, []]);
});

it('goes to one of many that try at once', async () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, started: '1', host: hostname() }));
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockHome(home)));
  const won = tries.filter((attempt) => attempt.status === 'fulfilled');
  expect(won).toHaveLength(1);
  won[0]?.value.release();
});

it.each([
  ['lives no more', JSON.stringify({ pid: 2 ** 22 + 1, started: '1', host: hostname() })],
  [
    'had a process id that now belongs to another',
    JSON.stringify({ pid: process.pid, started: '1', host: hostname() }),
  ],
  ['was killed while writing it', '{"pid": 12'],
])('is taken over from a server that %s', async (_name, left) => {
  writeFileSync(file, left);
  const lock = await lockHome(home);
  lock.release();
  expect(existsSync(file)).toBe(false);
});

// Another container has process ids of its own: the same number may live here and mean nothing.
const elsewhere = JSON.stringify({ pid: process.pid, started: processStart(process.pid), host: 'elsewhere' });

it('is taken over from another host whose server no longer gives signs of life', async () => {
  writeFileSync(file, elsewhere);
  const lock = await lockHome(home);
  expect(homeIsServed(home)).toBe(true);
  lock.release();
});

it('stays with a server of another host as long as it gives signs of life', async () => {
  writeFileSync(file, elsewhere);
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 500);
  await expect(lockHome(home)).rejects.toThrow(`process id ${process.pid} on elsewhere already works on`);
  clearInterval(beat);
});

it('gives signs of life while it is held', async () => {
  const lock = await lockHome(home);
  utimesSync(file, 0, 0);
  await expect.poll(() => statSync(file).mtimeMs > 0, { timeout: 5_000 }).toBe(true);
  lock.release();
});
