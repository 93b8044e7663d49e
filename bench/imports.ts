import { setTimeout as wait } from 'node:timers/promises';
import {
  checkImport,
  readImport,
  runImport,
  uploadImport,
  workOnNextImport,
} from '../src/business/desk/actions/imports.ts';
import { acceptedValue } from '../src/kernel/outcome.ts';
import { loadConfig } from '../src/platform/config.ts';
import { copyFrom } from '../src/platform/database/copy.ts';
import { transaction } from '../src/platform/database/transaction.ts';
import { contextFor, type World } from '../src/platform/http/context.ts';
import type { Context } from '../src/platform/http/route.ts';
import { nobody } from '../src/platform/outbox.ts';
import { sellerZone } from '../src/rooms.ts';
import { openHouse } from '../src/start.ts';
import { newHome, removeHome, startServer } from './processes.ts';
import { type BenchRow, row } from './row.ts';

const ROWS = Number(process.env.BENCH_IMPORT_ROWS ?? 200_000);
const BAD = 3;

/** Lines of orders as another system would write them, `bad` of them with a day that is none. */
async function* lines(number: string, rows: number, bad: number): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from('account number,order id,row id,order date,currency,product,quantity,revenue,profit\n');
  const wrong = new Set(Array.from({ length: bad }, (_, index) => Math.floor((rows * (index + 1)) / (bad + 1))));
  for (let from = 0; from < rows; from += 5_000) {
    let text = '';
    for (let at = from; at < Math.min(rows, from + 5_000); at += 1) {
      const day = wrong.has(at) ? '2024-02-31' : `2024-0${1 + (at % 9)}-1${at % 10}`;
      text += `${number},O-${Math.floor(at / 3)},${at},${day},USD,Relay ${at % 40},${1 + (at % 90)},${at % 997}.${1000 + (at % 9000)},${at % 97}.5\n`;
    }
    yield Buffer.from(text);
  }
}

/** The same rows by COPY into a bare table: what the database alone needs for them. */
async function floor(context: Context, number: string): Promise<number> {
  const began = performance.now();
  await transaction(
    context.database,
    { as: 'system' },
    async (tx) => {
      await tx.execute(`CREATE TEMP TABLE bare (account text, order_id text, row_id text, on_day text, currency text, product text,
        quantity text, revenue text, profit text) ON COMMIT DROP`);
      await copyFrom(tx, 'COPY bare FROM STDIN (FORMAT csv, HEADER true)', lines(number, ROWS, 0));
    },
    { statementTimeout: 600_000 },
  );
  return (ROWS * 1000) / (performance.now() - began);
}

export type ImportTimes = {
  readonly upload: number;
  readonly check: number;
  readonly write: number;
  readonly peak: number;
};

/** Uploads, checks and writes a file of so many lines; seconds of each part and how much memory grew, in MB. */
export async function importLines(context: Context, number: string, rows: number, bad: number): Promise<ImportTimes> {
  global.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await work();
    return (performance.now() - began) / 1000;
  };
  const file = { name: 'history.csv', mediaType: 'text/csv', bytes: lines(number, rows, bad) };
  let id = '';
  const upload = await timed(async () => {
    id = acceptedValue(await uploadImport(context, 'order_history', file)).id;
  });
  const work = async () => {
    while (!(await workOnNextImport(context))) await wait(5);
  };
  const now = async () => acceptedValue(await readImport(context, id));
  const check = await timed(async () => {
    const { rowVersion, mapping } = await now();
    const fields = { ...mapping.fields, account_number: { from: 'column' as const, column: 'account number' } };
    const how = { source: 'Bench', mapping: { ...mapping, fields } };
    acceptedValue(await checkImport(context, id, rowVersion, how));
    await work();
  });
  const checked = await now();
  if (checked.state !== 'checked' || checked.counts.bad !== bad) throw new Error(JSON.stringify(checked));
  const write = await timed(async () => {
    acceptedValue(await runImport(context, id, checked.rowVersion, bad > 0));
    await work();
  });
  clearInterval(watch);
  const done = await now();
  if (done.state !== 'done' || done.counts.new !== rows - bad) throw new Error(JSON.stringify(done));
  return { upload, check, write, peak: (peak - before) / 1_048_576 };
}

/** An administrator at work in this process. */
async function administrator(world: World): Promise<{ context: Context; number: string }> {
  const [person] = await world.database.query<{ id: string }>(
    "SELECT person_id AS id FROM accounts.staff_role WHERE role = 'administrator'",
  );
  const [account] = await world.database.query<{ number: string }>(
    'SELECT number FROM accounts.account ORDER BY number LIMIT 1',
  );
  const caller = { ...nobody, kind: 'staff' as const, personId: person!.id, staffRoles: ['administrator'] };
  return { context: contextFor(world, caller, { as: 'system' }, 'en'), number: account!.number };
}

/** A file of plain lines from upload to written, beside COPY of the same rows. */
export async function rows(): Promise<BenchRow[]> {
  const home = newHome();
  try {
    await (await startServer(home)).stop();
    const config = loadConfig({ ...process.env, KEYLINE_HOME: home, LOG_LEVEL: 'silent' });
    const house = await openHouse(config, { zone: sellerZone, connections: 4 });
    try {
      const { context, number } = await administrator(house.world);
      const raw = await floor(context, number);
      const times = await importLines(context, number, ROWS, BAD);
      const seconds = times.upload + times.check + times.write;
      process.stderr.write(`import of ${ROWS} rows: ${JSON.stringify(times)}\n`);
      return [
        row({
          name: `import of ${ROWS.toLocaleString('en-GB')} rows, ${BAD} bad: upload, check, write`,
          value: ROWS / seconds,
          unit: 'rows/s',
          better: 'higher',
          goal: 20_000,
          floor: raw,
        }),
        row({
          name: 'import: memory above the start',
          value: times.peak,
          unit: 'MB',
          better: 'lower',
          goal: 120,
          floor: 1,
        }),
      ];
    } finally {
      await house.close();
    }
  } finally {
    removeHome(home);
  }
}
