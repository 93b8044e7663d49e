import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { copyFrom, copyTo } from './copy.ts';
import type { Tx } from './database.ts';
import { transaction } from './transaction.ts';

const database = testDatabase({ empty: true });
const into = 'COPY staging (number, text) FROM STDIN';

beforeAll(async () => {
  await database.owner.query('CREATE TABLE staging (number int PRIMARY KEY, text text)');
});

function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(database.owner, { as: 'system' }, work);
}

async function* lines(count: number, from = 0) {
  for (let number = from; number < from + count; number += 1) yield `${number}\ttext ${number}\n`;
}

async function drain(rows: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const row of rows) parts.push(row);
  return Buffer.concat(parts).toString();
}

it('copies rows in and out again unchanged, wherever the chunks are cut', async () => {
  const text = Array.from({ length: 2000 }, (_, n) => `${n}\tGröße \\t ${n}\n`).join('');
  async function* cut() {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
  }
  const back = await inTransaction(async (tx) => {
    await tx.query('TRUNCATE staging');
    expect(await copyFrom(tx, into, cut())).toBe(2000);
    return drain(copyTo(tx, 'COPY (SELECT * FROM staging ORDER BY number) TO STDOUT'));
  });
  expect(back).toBe(text);
});

it('names the row the database refuses, keeps nothing, and the connection goes on', async () => {
  const copying = inTransaction(async (tx) => {
    await tx.query('TRUNCATE staging');
    await copyFrom(
      tx,
      into,
      (async function* () {
        yield* lines(3);
        yield 'not a number\tx\n';
        yield* lines(100_000, 10);
      })(),
    );
  });
  await expect(copying).rejects.toMatchObject({
    code: '22P02',
    where: expect.stringContaining('line 4, column number'),
  });
  expect(await database.owner.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('hands on what the source throws and keeps nothing', async () => {
  const before = await database.owner.query('SELECT count(*) FROM staging');
  const copying = inTransaction((tx) =>
    copyFrom(
      tx,
      into,
      (async function* () {
        yield* lines(3, 900_000);
        throw new Error('the file ended in the middle');
      })(),
    ),
  );
  await expect(copying).rejects.toThrow('the file ended in the middle');
  expect(await database.owner.query('SELECT count(*) FROM staging')).toEqual(before);
});

it('reads the source no faster than the database takes it, and memory stays flat', async () => {
  const row = `${randomBytes(32 * 1024).toString('hex')}\n`;
  let largest = 0;
  await database.owner.query('CREATE TABLE wide (text text)');
  await inTransaction(async (tx) => {
    const stream = (tx.client as unknown as { connection: { stream: { writableLength: number } } }).connection.stream;
    await copyFrom(
      tx,
      'COPY wide FROM STDIN',
      (async function* () {
        for (let count = 0; count < 400; count += 1) {
          largest = Math.max(largest, stream.writableLength);
          yield row;
        }
      })(),
    );
    await tx.query('INSERT INTO wide SELECT text FROM wide');
    let waiting = 0;
    for await (const line of copyTo(tx, 'COPY wide TO STDOUT')) {
      waiting += line.length;
      if (waiting % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(waiting).toBe(800 * row.length);
  });
  expect(largest).toBeLessThan(1_000_000);
});

it('leaves the connection usable when its reader stops early', async () => {
  await inTransaction(async (tx) => {
    for await (const row of copyTo(tx, 'COPY (SELECT generate_series(1, 200000)) TO STDOUT')) {
      expect(row.toString()).toBe('1\n');
      break;
    }
    expect(await tx.query('SELECT 3 AS three')).toEqual([{ three: 3 }]);
  });
});

it('refuses a copy the database does not understand', async () => {
  await expect(inTransaction((tx) => copyFrom(tx, 'COPY nowhere FROM STDIN', lines(1)))).rejects.toThrow(
    'does not exist',
  );
  await expect(inTransaction((tx) => drain(copyTo(tx, 'COPY nowhere TO STDOUT')))).rejects.toThrow('does not exist');
});

it('ends with an error when the connection breaks in the middle', async () => {
  const copying = inTransaction(async (tx) => {
    const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await copyFrom(
      tx,
      into,
      (async function* () {
        yield* lines(10, 2_000_000);
        await database.owner.query('SELECT pg_terminate_backend($1)', [row?.pid ?? 0]);
        yield* lines(200_000, 3_000_000);
      })(),
    );
  });
  await expect(copying).rejects.toThrow();
});
