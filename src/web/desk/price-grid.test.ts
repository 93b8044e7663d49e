import { describe, expect, it } from 'vitest';
import type { PriceReply } from '../../business/pricing/terms.ts';
import { formats } from '../../texts/format.ts';
import {
  filtered,
  type Grid,
  keyAt,
  newGrid,
  redone,
  rowCount,
  textAt,
  toggleRemoved,
  typeCells,
  undone,
} from './price-grid.ts';
import { areaOf, clearArea, copyArea, fillDown, type Pasted, pasteBlock } from './price-grid-blocks.ts';
import { readBlock, writeBlock } from './price-grid-clipboard.ts';
import type { GridColumn } from './price-grid-columns.ts';
import { rebased, takeTheirs, withSaved } from './price-grid-merge.ts';
import type { Reading } from './price-grid-read.ts';
import { shareOfPercent } from './price-share.ts';

const words = {
  tierMode: { 'all-units': 'all units', graduated: 'graduated' },
  tierCounting: { line: 'per line', product: 'per product', family: 'per family' },
};
const english: Reading = { language: 'en', format: formats('en'), words };
const german: Reading = { language: 'de', format: formats('de'), words };

function kept(sku: string, unitPrice: string, more: Partial<PriceReply> = {}): PriceReply {
  return {
    sku,
    unitPrice,
    pricePer: 1,
    tierMode: null,
    tierCounting: null,
    tiers: [],
    floor: null,
    offerId: `id of ${sku}`,
    offerName: `Relay ${sku}`,
    ...more,
  };
}

const tiered = kept('C', '22.00', {
  tierMode: 'all-units',
  tierCounting: 'line',
  tiers: [
    { from: 100, unitPrice: '19.80' },
    { from: 1000, discount: '0.2' },
  ],
  floor: '14.00',
});
const sheet = () => newGrid([kept('A', '10.00'), kept('B', '20.00'), tiered]);

function typed(grid: Grid, key: string, cells: Readonly<Record<string, string>>, reading = english): Grid {
  const changes = Object.entries(cells).map(([column, text]) => ({ key, column: column as GridColumn, text }));
  return typeCells(grid, changes, reading);
}
const changeOf = (grid: Grid, key: string) => grid.read.get(key)?.change;
const wrongOf = (grid: Grid, key: string) => Object.fromEntries(grid.read.get(key)?.wrong ?? []);
const at = (row: number, column: number) => ({ row, column });
const cell = (row: number, column: number) => areaOf(at(row, column), at(row, column));
function grown(pasted: Pasted): Grid {
  if (!pasted.ok) throw new Error(pasted.reason);
  return pasted.grid;
}

describe('a cell of the sheet', () => {
  it('is a change only where it says something else than what is kept', () => {
    expect(typed(sheet(), 'A', { unitPrice: '10' }).edits.size).toBe(0);
    expect(typed(sheet(), 'C', { price1: '20%', from1: '1 000' }).edits.size).toBe(0);
    const grid = typed(sheet(), 'A', { unitPrice: '11', floor: '' });
    expect([grid.edits.get('A')?.cells, changeOf(grid, 'A')]).toEqual([
      { unitPrice: '11' },
      { sku: 'A', unitPrice: '11.00' },
    ]);
  });

  it('reads figures as its reader writes them, and says how the others would be written', () => {
    expect(changeOf(typed(sheet(), 'A', { unitPrice: '1,234.50' }), 'A')).toMatchObject({ unitPrice: '1234.50' });
    expect(changeOf(typed(sheet(), 'A', { unitPrice: '1.234,50' }, german), 'A')).toMatchObject({
      unitPrice: '1234.50',
    });
    expect(wrongOf(typed(sheet(), 'A', { unitPrice: '1.234,50' }), 'A')).toEqual({
      unitPrice: { reason: 'otherMarks', right: '1,234.50' },
    });
    expect(wrongOf(typed(sheet(), 'A', { unitPrice: '1,234.50' }, german), 'A')).toEqual({
      unitPrice: { reason: 'otherMarks', right: '1.234,50' },
    });
  });

  it.each([
    ['€ 12.50', { reason: 'currencySign', right: '12.50' }],
    ['12.50 USD', { reason: 'currencySign', right: '12.50' }],
    ['twelve', { reason: 'figure' }],
    ['-1', { reason: 'negative' }],
    ['(12.50)', { reason: 'negative' }],
    ['0.0000001', { reason: 'digits' }],
    ['99999999999999', { reason: 'tooLarge' }],
    ['20 %', { reason: 'figure' }],
    ['', { reason: 'needed' }],
  ])('says what is wrong with the unit price "%s"', (text, expected) => {
    const grid = typed(sheet(), 'A', { unitPrice: text });
    expect(wrongOf(grid, 'A')).toEqual({ unitPrice: expected });
  });

  it('sends tiers as a whole, for all units and per line where nothing is said', () => {
    const grid = typed(sheet(), 'A', { from0: '100', price0: '9', from1: '500', price1: '15 %' });
    expect(changeOf(grid, 'A')).toEqual({
      sku: 'A',
      tiers: [
        { from: 100, unitPrice: '9.00' },
        { from: 500, discount: '0.15' },
      ],
      tierMode: 'all-units',
      tierCounting: 'line',
    });
    const cleared = typed(sheet(), 'C', { from0: '', price0: '', from1: '', price1: '' });
    expect(changeOf(cleared, 'C')).toEqual({ sku: 'C', tiers: [], tierMode: null, tierCounting: null });
    const first = typed(sheet(), 'C', { from0: '', price0: '' });
    expect(changeOf(first, 'C')).toMatchObject({ tiers: [{ from: 1000, discount: '0.2' }] });
  });

  it('says field by field what is wrong with tiers', () => {
    const grid = typed(sheet(), 'C', { from1: '100', price1: '120 %', from2: '5', tierMode: 'some' });
    expect(wrongOf(grid, 'C')).toEqual({
      from1: { reason: 'ascending', right: '101' },
      price1: { reason: 'underHundred' },
      price2: { reason: 'tierPrice' },
      tierMode: { reason: 'choice', right: 'all units, graduated' },
    });
    const graduated = typed(sheet(), 'C', { tierMode: 'graduated', tierCounting: 'per family' });
    expect(wrongOf(graduated, 'C')).toEqual({ tierCounting: { reason: 'graduatedLine', right: 'per line' } });
  });

  it('offers another tier once the last one is used', () => {
    const before = sheet().columns.length;
    expect(typed(sheet(), 'A', { from2: '10' }).columns.length).toBe(before + 2);
  });
});

describe('going back and forth', () => {
  it('undoes and does again, step by step, also rows taken out and rows that are new', () => {
    const one = typed(sheet(), 'A', { unitPrice: '11' });
    const two = toggleRemoved(one, ['B'], english);
    const three = typed(two, '+1', { sku: 'D', unitPrice: '5' });
    expect([three.undo.length, rowCount(three)]).toEqual([3, 4]);
    const back = undone(undone(undone(three, english), english), english);
    expect([back.edits.size, rowCount(back), back.redo.length]).toEqual([0, 3, 3]);
    const again = redone(redone(redone(back, english), english), english);
    expect([...again.edits]).toEqual([...three.edits]);
    expect(typed(undone(three, english), 'A', { floor: '1' }).redo).toEqual([]);
  });

  it('counts no step for what changes nothing', () => {
    expect(typed(sheet(), 'A', { unitPrice: '10.00' }).undo).toEqual([]);
  });
});

describe('a block from a spreadsheet', () => {
  it('is read with its quotes, tabs and line breaks, and written so that it reads the same', () => {
    expect(readBlock('a\tb\r\n1\t"x ""y""\tz"\r\n')).toEqual([
      ['a', 'b'],
      ['1', 'x "y"\tz'],
    ]);
    expect(readBlock('1\t\n\t2')).toEqual([
      ['1', ''],
      ['', '2'],
    ]);
    expect(readBlock('5" disk\t"open')).toEqual([['5" disk', '"open']]);
    const block = [
      ['a\tb', 'c\n"d"'],
      ['', '1,234.50'],
    ];
    expect(readBlock(writeBlock(block))).toEqual(block);
  });

  it('goes over the cells from the active one on', () => {
    const grid = grown(pasteBlock(sheet(), cell(0, 2), [['11'], ['21'], ['23']], english));
    expect(['A', 'B', 'C'].map((key) => changeOf(grid, key)?.unitPrice)).toEqual(['11.00', '21.00', '23.00']);
    expect(undone(grid, english).edits.size).toBe(0);
  });

  it('fills the selection with a single cell, and with a block that the selection is a multiple of', () => {
    const one = grown(pasteBlock(sheet(), areaOf(at(0, 2), at(2, 2)), [['7']], english));
    expect(['A', 'B', 'C'].map((key) => changeOf(one, key)?.unitPrice)).toEqual(['7.00', '7.00', '7.00']);
  });

  it('is refused as a whole where there is no room for it, with the room there is', () => {
    expect(pasteBlock(sheet(), cell(1, 2), [['1'], ['2'], ['3']], english)).toEqual({
      ok: false,
      reason: 'noRoom',
      facts: { rows: 3, columns: 1, roomRows: 2, roomColumns: sheet().columns.length - 2 },
    });
    const many = Array.from({ length: 2_001 }, () => Array.from({ length: 100 }, () => '1'));
    expect(pasteBlock(sheet(), cell(0, 2), many, english)).toMatchObject({ ok: false, reason: 'tooMany' });
  });

  it('finds rows by their SKUs when it begins with them; others become new rows, wrong ones are said', () => {
    const block = readBlock('SKU\tProduct\tPrice\nc\tx\t30\nNEW\tx\t5\nNEW-2\tx\t€ 5\n');
    const pasted = pasteBlock(sheet(), cell(0, 0), block, english);
    expect(pasted).toMatchObject({ ok: true, added: 2, bySku: true });
    const grid = grown(pasted);
    expect([changeOf(grid, 'C'), rowCount(grid)]).toEqual([{ sku: 'C', unitPrice: '30.00' }, 5]);
    expect(keyAt(grid, 3)).toBe('+1');
    expect(changeOf(grid, '+1')).toEqual({ sku: 'NEW', unitPrice: '5.00' });
    expect(wrongOf(grid, '+2')).toMatchObject({ unitPrice: { reason: 'currencySign' } });
    expect(wrongOf(typed(grid, '+2', { sku: 'new' }), '+2')).toMatchObject({ sku: { reason: 'skuThere' } });
  });

  it('goes out as it is shown: copied and pasted it is the same', () => {
    const grid = sheet();
    const whole = areaOf(at(0, 0), at(2, grid.columns.length - 1));
    const block = copyArea(grid, whole, german);
    expect(grown(pasteBlock(grid, cell(0, 0), readBlock(writeBlock(block)), german)).edits.size).toBe(0);
  });

  it('is filled down, and emptied, where cells can be', () => {
    const filled = fillDown(sheet(), areaOf(at(0, 0), at(2, 2)), english);
    expect([changeOf(filled, 'B'), changeOf(filled, 'C')]).toEqual([
      { sku: 'B', unitPrice: '10.00' },
      { sku: 'C', unitPrice: '10.00' },
    ]);
    const cleared = clearArea(sheet(), areaOf(at(2, 0), at(2, sheet().columns.length - 1)), english);
    expect(wrongOf(cleared, 'C')).toEqual({ unitPrice: { reason: 'needed' } });
  });
});

describe('a search', () => {
  it('shows rows by SKU or name, those that are changed, those that are wrong', () => {
    const grid = typed(typed(sheet(), 'A', { unitPrice: 'x' }), 'B', { unitPrice: '21' });
    const rows = (filter: Parameters<typeof filtered>[1]) => {
      const found = filtered(grid, filter);
      return Array.from({ length: rowCount(found) }, (_, row) => keyAt(found, row));
    };
    expect(rows({ q: 'relay c', only: null })).toEqual(['C']);
    expect(rows({ q: '', only: 'changed' })).toEqual(['A', 'B']);
    expect(rows({ q: '', only: 'wrong' })).toEqual(['A']);
  });
});

describe('two editors', () => {
  const theirs = [kept('A', '12.00'), kept('B', '20.00', { floor: '15.00' }), kept('D', '4.00')];

  it('both stand where they touched different cells', () => {
    const mine = typed(sheet(), 'B', { unitPrice: '21' });
    const { grid, conflicts } = rebased(mine, theirs, english);
    expect([conflicts, changeOf(grid, 'B'), textAt(grid, 'B', 'floor', english)]).toEqual([
      [],
      { sku: 'B', unitPrice: '21.00' },
      '15.00',
    ]);
  });

  it('shows cell by cell where they touched the same; mine stands until theirs is taken', () => {
    const mine = typed(sheet(), 'A', { unitPrice: '11', floor: '5' });
    const { grid, conflicts } = rebased(mine, theirs, english);
    expect(conflicts).toEqual([{ key: 'A', column: 'unitPrice', was: '10.00', theirs: '12.00', mine: '11' }]);
    expect(changeOf(grid, 'A')).toEqual({ sku: 'A', unitPrice: '11.00', floor: '5.00' });
    expect(changeOf(takeTheirs(grid, conflicts[0]!, english), 'A')).toEqual({ sku: 'A', floor: '5.00' });
  });

  it('asks about a row that one took out and the other changed, both ways', () => {
    const changed = rebased(typed(sheet(), 'C', { unitPrice: '23' }), theirs, english);
    expect(changed.conflicts).toMatchObject([{ key: '+C', column: 'row', theirs: '' }]);
    expect(changeOf(changed.grid, '+C')).toMatchObject({
      sku: 'C',
      unitPrice: '23.00',
      tiers: tiered.tiers,
      floor: '14.00',
    });
    expect(takeTheirs(changed.grid, changed.conflicts[0]!, english).edits.size).toBe(0);
    const removed = rebased(toggleRemoved(sheet(), ['A'], english), theirs, english);
    expect(removed.conflicts).toMatchObject([{ key: 'A', column: 'row', mine: '' }]);
    expect(changeOf(removed.grid, 'A')).toEqual({ sku: 'A', remove: true });
  });

  it('turns my new row into a change where the other added the same SKU', () => {
    const mine = typed(sheet(), '+1', { sku: 'd', unitPrice: '5' });
    const { grid, conflicts } = rebased(mine, theirs, english);
    expect(conflicts).toMatchObject([{ key: 'D', column: 'unitPrice', theirs: '4.00', mine: '5' }]);
    expect(changeOf(grid, 'D')).toEqual({ sku: 'D', unitPrice: '5.00' });
  });

  it('has nothing left to save once it is saved', () => {
    const mine = typed(typed(sheet(), 'A', { unitPrice: '11' }), '+1', { sku: 'AA', unitPrice: '5' });
    const saved = withSaved(mine, [
      { sku: 'A', answer: 'changed', price: kept('A', '11.00') },
      { sku: 'AA', answer: 'added', price: kept('AA', '5.00') },
      { sku: 'B', answer: 'removed', price: null },
    ]);
    expect([saved.edits.size, saved.kept.map(({ sku }) => sku)]).toEqual([0, ['A', 'AA', 'C']]);
  });
});

describe('percent as a share', () => {
  it.each([
    ['20', '0.2'],
    ['20 %', '0.2'],
    ['2.5', '0.025'],
    ['0', '0'],
    ['99.99', '0.9999'],
  ])('%s is %s', (typed, share) => {
    expect(shareOfPercent(typed, 'en')).toBe(share);
  });

  it.each(['100', '-5', 'x', ''])('refuses %s', (typed) => {
    expect(shareOfPercent(typed, 'en')).toBeNull();
  });
});
