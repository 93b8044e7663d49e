import type { PriceListReply, PriceReply, PricesChanged } from '../src/business/pricing/terms.ts';
import { writeCsvRow } from '../src/kernel/csv.ts';
import { formats } from '../src/texts/format.ts';
import { newGrid } from '../src/web/desk/price-grid.ts';
import { pasteBlock } from '../src/web/desk/price-grid-blocks.ts';
import { readBlock } from '../src/web/desk/price-grid-clipboard.ts';
import type { Reading } from '../src/web/desk/price-grid-read.ts';
import { newHome, removeHome, startServer } from './processes.ts';
import type { BenchRow } from './row.ts';
import { row } from './row.ts';
import { signedIn } from './shop.ts';

const ROWS = 50_000;
const CELLS = 2_000;
const ROUNDS = 15;

const english: Reading = {
  language: 'en',
  format: formats('en'),
  words: {
    tierMode: { 'all-units': 'all units', graduated: 'graduated' },
    tierCounting: { line: 'per line', product: 'per product', family: 'per family' },
  },
};

function keptRow(index: number): PriceReply {
  const sku = `SKU-${String(index).padStart(6, '0')}`;
  const tiers = [{ from: 100, unitPrice: '19.80' }];
  const schedule = { tierMode: 'all-units', tierCounting: 'line' } as const;
  return {
    sku,
    unitPrice: '22.00',
    pricePer: 1,
    ...schedule,
    tiers,
    floor: null,
    offerId: sku,
    offerName: `Relay ${index}`,
  };
}

/** Milliseconds of the best of several rounds: other work on the machine only adds to it. */
function milliseconds(work: () => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...rounds);
}

/** A block of two columns, 1,000 rows, put into a sheet of 50,000; the floor splits the text and reads its numbers. */
function pasting(): BenchRow {
  const grid = newGrid(Array.from({ length: ROWS }, (_, index) => keptRow(index)));
  const text = Array.from({ length: CELLS / 2 }, (_, index) => `1,${200 + (index % 700)}.50\t${101 + index}`).join(
    '\n',
  );
  const corner = { row: 20_000, column: 2 };
  const value = milliseconds(() => {
    const pasted = pasteBlock(grid, { from: corner, to: corner }, readBlock(text), english);
    if (!pasted.ok || pasted.cells !== CELLS) throw new Error('the block was not taken');
  });
  const floor = milliseconds(() =>
    text.split('\n').map((line) => line.split('\t').map((cell) => Number(cell.replace(',', '')))),
  );
  const name = `a paste of ${CELLS} cells into a sheet of ${ROWS}`;
  return row({ name, value, unit: 'ms', better: 'lower', goal: 100, floor });
}

/** As many offers as cells are saved: products of four terms each. */
function catalogueFile(): FormData {
  const head = ['sku', 'term_months', 'billing', 'starts_on', 'family', 'metric', 'product', 'edition', 'support'];
  const terms = [
    ['M', '0', 'monthly'],
    ['Y1', '12', 'up_front'],
    ['Y3', '36', 'yearly'],
    ['Y5', '60', 'yearly'],
  ] as const;
  const offers = Array.from({ length: CELLS }, (_, index) => {
    const [code, months, billing] = terms[index % terms.length]!;
    const product = `sheet-${Math.floor(index / terms.length)}`;
    return [`${product}-${code}`, months, billing, '2020-01-01', 'sheet', 'device', product, 'one', 'standard'];
  });
  const form = new FormData();
  const text = [head, ...offers].map((cells) => writeCsvRow(cells)).join('');
  form.set('file', new Blob([text], { type: 'text/csv' }), 'catalogue.csv');
  return form;
}

/** 2,000 prices changed in one request; the floor reads as many over the same connection. */
async function saving(): Promise<BenchRow> {
  const home = newHome();
  const server = await startServer(home, ['serve']);
  try {
    const desk = await signedIn(server.url, home, 'ada@halden.example');
    await desk.send('POST', '/api/v1/catalog/imports', catalogueFile());
    const header = { kind: 'public', audience: 'public', currency: 'USD', name: 'Bench', startsOn: '2099-01-01' };
    const draft = await desk.send<PriceListReply>('POST', '/api/v1/price-lists', header);
    const path = `/api/v1/price-lists/${draft.id}/sheet`;
    const skus = [...Array(CELLS).keys()].map(
      (index) => `sheet-${Math.floor(index / 4)}-${['M', 'Y1', 'Y3', 'Y5'][index % 4]}`,
    );
    let version = draft.rowVersion;
    const save = async (unitPrice: string) => {
      const body = { rows: skus.map((sku) => ({ sku, unitPrice })) };
      const saved = await desk.send<PricesChanged>('PATCH', path, body, { 'if-match': `"${version}"` });
      version = saved.list.rowVersion;
    };
    const timed = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    await save('1.00');
    const times: number[] = [];
    const floors: number[] = [];
    for (let round = 2; round <= 6; round++) {
      times.push(await timed(() => save(`${round}.50`)));
      floors.push(await timed(() => desk.send('GET', path)));
    }
    const [value, floor] = [Math.min(...times), Math.min(...floors)];
    return row({ name: `saving ${CELLS} prices over HTTP`, value, unit: 'ms', better: 'lower', goal: 1_000, floor });
  } finally {
    await server.stop();
    removeHome(home);
  }
}

export async function rows(): Promise<BenchRow[]> {
  return [pasting(), await saving()];
}
