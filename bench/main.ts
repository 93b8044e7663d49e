import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { rows as importRows } from './imports.ts';
import { rows as sheetRows } from './price-sheet.ts';
import { rows as pricerRows } from './pricer.ts';
import { type BenchRow, reaches } from './row.ts';
import { rows as serverRows } from './server.ts';
import { rows as startRows } from './start.ts';
import { rows as storeRows } from './store-weight.ts';

/** The parts of the bench, in the order they run; `--only NAME` takes one. */
const parts: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  pricer: pricerRows,
  store: storeRows,
  start: startRows,
  server: serverRows,
  imports: importRows,
  sheet: sheetRows,
};

function argument(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at === -1 ? null : (process.argv[at + 1] ?? null);
}

function digits(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 4 });
}

function print(rows: readonly BenchRow[]): void {
  const table = rows.map((row) => [
    row.name,
    digits(row.value),
    row.unit,
    `${row.better === 'lower' ? '<=' : '>='} ${digits(row.goal)}`,
    reaches(row) ? 'reached' : 'missed',
    digits(row.floor),
    row.ratio.toFixed(2),
  ]);
  const head = ['what', 'value', 'unit', 'goal', '', 'floor', 'ratio'];
  const widths = head.map((title, column) => Math.max(title.length, ...table.map((cells) => cells[column]!.length)));
  for (const cells of [head, ...table])
    process.stdout.write(
      `${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')}\n`,
    );
}

async function main(): Promise<void> {
  const only = argument('--only');
  const chosen = Object.entries(parts).filter(([name]) => only === null || name === only);
  if (chosen.length === 0) throw new Error(`--only is "${only}". There are: ${Object.keys(parts).join(', ')}.`);
  const rows: BenchRow[] = [];
  for (const [, run] of chosen) rows.push(...(await run()));
  process.stdout.write(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]!.toFixed(2)}\n`);
  print(rows);
  const file = argument('--json');
  if (file !== null) writeFileSync(resolve(file), `${JSON.stringify(rows, null, 2)}\n`);
}

await main();
