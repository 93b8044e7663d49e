import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { bytesOf, textOf } from '../../../test/vendor.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import type { Context } from '../../platform/http/route.ts';
import { deliverNow } from '../../platform/outbox.ts';
import { readAccount } from '../accounts/actions/accounts.ts';
import { orderHistory } from '../ordering/actions/order-history.ts';
import { importRows, importRowsFile, previewImport } from './actions/import-rows.ts';
import { checkImport, readImport, runImport, undoImport, uploadImport, workOnNextImport } from './actions/imports.ts';
import { search } from './actions/search.ts';
import { subscribers } from './jobs.ts';
import type { ImportDetail, ImportKindName, ImportMapping, ImportTaken } from './terms/imports.ts';
import { type ImportHouse, importHouse } from './test/import-house.ts';

const database = testDatabase();
let house: ImportHouse;
let desk: Context;

beforeAll(async () => {
  house = await importHouse(database);
  desk = house.desk;
});

const column = (name: string): ImportTaken => ({ from: 'column', column: name });

async function upload(text: string, kind: ImportKindName = 'accounts', name = 'file.csv') {
  return uploadImport(desk, kind, { name, mediaType: 'text/csv', bytes: bytesOf(text, 60_000) });
}

/** Uploads, maps and checks a file. */
async function checked(
  text: string,
  fields: Record<string, ImportTaken | undefined> = {},
  more: { kind?: ImportKindName; source?: string; mapping?: Partial<ImportMapping> } = {},
): Promise<ImportDetail> {
  const up = acceptedValue(await upload(text, more.kind));
  const fed = Object.entries({ ...up.mapping.fields, ...fields }).filter(
    (entry): entry is [string, ImportTaken] => entry[1] !== undefined,
  );
  const mapping = { ...up.mapping, ...more.mapping, fields: Object.fromEntries(fed) };
  acceptedValue(await checkImport(desk, up.id, up.rowVersion, { source: more.source ?? 'Old system', mapping }));
  await house.work();
  return acceptedValue(await readImport(desk, up.id));
}

async function run(checkedOne: ImportDetail, leaveOutBadRows = false): Promise<ImportDetail> {
  acceptedValue(await runImport(desk, checkedOne.id, checkedOne.rowVersion, leaveOutBadRows));
  await house.work();
  return acceptedValue(await readImport(desk, checkedOne.id));
}

async function undone(one: ImportDetail): Promise<ImportDetail> {
  acceptedValue(await undoImport(desk, one.id, one.rowVersion));
  await house.work();
  return acceptedValue(await readImport(desk, one.id));
}

const problems = async (one: ImportDetail) =>
  acceptedValue(await importRows(desk, one.id, { outcome: 'bad', limit: 200 })).items.map(
    ({ row, problems: [first] }) => `${row} ${first?.field}: ${first?.value} -> ${first?.expected}`,
  );

const accountsNamed = (name: string) =>
  database.app.query<{ id: string; number: string }>('SELECT id, number FROM accounts.account WHERE name = $1', [name]);

describe('a file of companies', () => {
  it('is read by its headers, previewed, checked and written, and is found', async () => {
    const text =
      'Company;Country;Branche;Ansprechpartner;E-Mail\r\nFjord Mills;Norwegen;Textiles;Ola Berg;ola@fjord.example\r\nAlder Rail;GB;;;\r\n';
    const up = acceptedValue(await upload(text));
    expect(up.mapping.fields).toMatchObject({
      name: column('Company'),
      industry: column('Branche'),
      contact_email: column('E-Mail'),
    });
    const preview = acceptedValue(await previewImport(desk, up.id, up.mapping));
    expect(preview.rows[0]?.values).toEqual(['Fjord Mills', 'NO', 'Textiles', 'Ola Berg', 'ola@fjord.example']);
    acceptedValue(await checkImport(desk, up.id, up.rowVersion, { source: 'Semicolons', mapping: up.mapping }));
    await house.work();
    const ready = acceptedValue(await readImport(desk, up.id));
    expect(ready).toMatchObject({ state: 'checked', rows: 2, counts: { new: 2, bad: 0 }, failure: null });
    expect(await accountsNamed('Fjord Mills')).toEqual([]);
    expect(await run(ready)).toMatchObject({ state: 'done', task: null });
    const [fjord] = await accountsNamed('Fjord Mills');
    const detail = acceptedValue(await readAccount(desk, fjord!.id));
    expect(detail).toMatchObject({ country: 'NO', industry: 'Textiles', currency: 'EUR', status: 'active' });
    await deliverNow(house.world.system(), subscribers);
    expect((await search(desk, 'fjord mills')).groups[0]?.items[0]?.id).toBe(fjord!.id);
  });

  it('twice makes nothing: the same content is refused, the same rows in another file are unchanged', async () => {
    const text = 'key,name,country\nt-1,Tessera One,DE\nt-2,Tessera Two,DE\n';
    await run(await checked(text));
    expect(await upload(text)).toMatchObject({ ok: false, refusal: { code: 'import_known' } });
    const again = await checked(`${text}t-3,Tessera Three,DE\n`);
    expect(again.counts).toMatchObject({ new: 1, unchanged: 2, changed: 0 });
    await run(again);
    expect(await accountsNamed('Tessera One')).toHaveLength(1);
    const same = await checked(`${text}\n`);
    const refused = await runImport(desk, same.id, same.rowVersion, false);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'import_nothing_new' } });
  });

  it('changes what the file feeds, clears what is empty, keeps what it does not name, and puts it back when undone', async () => {
    await run(
      await checked('number,name,country,industry,phone\nC-1,Castell,DE,Rail,+49 1\nC-2,Castell Two,DE,Rail,\n'),
    );
    const change = await checked(
      'number,name,country,phone,parent_number,owner_email\nC-2,Castell Zwei,AT,+43 1,C-1,hanna@vendor.example\nC-1,Castell,DE,+49 1,,\n',
    );
    expect(change.counts).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
    const done = await run(change);
    const read = async () => acceptedValue(await readAccount(desk, (await house.idOf('C-2'))!));
    expect(await read()).toMatchObject({
      name: 'Castell Zwei',
      country: 'AT',
      industry: 'Rail',
      parent: { number: 'C-1' },
      owner: { name: 'Hanna Kessel' },
    });
    expect(await undone(done)).toMatchObject({ state: 'undone' });
    expect(await read()).toMatchObject({ name: 'Castell Two', country: 'DE', phone: null, parent: null });
  });

  it('never gives a number that the file took, in it or later', async () => {
    const [{ next }] = (await database.app.query<{ next: bigint }>(
      'SELECT last_value + 1 AS next FROM accounts.account_number',
    )) as [{ next: bigint }];
    await run(await checked(`number,name,country\n,Behind,DE\nA-${next},Ahead,DE\n`));
    expect((await accountsNamed('Behind'))[0]!.number).toBe(`A-${next + 1n}`);
  });

  it('names every bad row: cells, keys twice with other facts, unknown parents and owners, loops; nothing is saved', async () => {
    const one = await checked(
      'number,name,country,employees,parent_number,owner_email\n' +
        'B-1,Good,DE,12,,\nB-2,,Atlantis,a few,,\nB-1,Other,DE,12,,\nB-3,Lost,DE,,X-9,nobody@x.example\n' +
        'B-4,Below lost,DE,,B-3,\nB-5,Five,DE,,B-6,\nB-6,Six,DE,,B-5,\nB-7,Self,DE,,B-7,\n',
    );
    expect(await problems(one)).toEqual([
      '3 country: Atlantis -> a country code like DE, or its name in English or German',
      '4 name: Other -> “Good”, as row 2 says of the same company; or leave this column out',
      '5 owner_email: nobody@x.example -> the e-mail address of somebody who works for the vendor',
      '6 parent_number: B-3 -> the number of a company that exists or stands in the file',
      '7 parent_number: B-6 -> a parent that does not stand below this company; the chain is B-5 → B-6 → B-5',
      '8 parent_number: B-5 -> a parent that does not stand below this company; the chain is B-6 → B-5 → B-6',
      '9 parent_number: B-7 -> a parent that does not stand below this company; the chain is B-7 → B-7',
    ]);
    const file = await textOf(importRowsFile(desk, one.id, 'bad'));
    expect(file).toContain('3,bad,,country,Atlantis,');
    const refused = await runImport(desk, one.id, one.rowVersion, false);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'import_has_bad_rows', facts: { rows: 7 } } });
    expect(await accountsNamed('Good')).toEqual([]);
    expect(await run(one, true)).toMatchObject({ state: 'done', counts: { new: 1, bad: 7 } });
    expect(await accountsNamed('Good')).toHaveLength(1);
    expect(await accountsNamed('Lost')).toEqual([]);
  });

  it('refuses a wrong mapping before anything is read into the house', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `${index},Company ${index},DE\n`).join('');
    const wrong = await checked(`id,company,land\n${rows}`, { country: column('company') });
    expect(wrong).toMatchObject({ state: 'uploaded', rows: 0 });
    expect(wrong.failure).toMatchObject({ type: 'import_mapping_wrong' });
    expect(wrong.failure?.title).toContain('“company”');
    const up = acceptedValue(await upload('id,company\n1,A\n'));
    const refused = await checkImport(desk, up.id, up.rowVersion, { source: 'S', mapping: up.mapping });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'import_mapping_refused', errors: [{ pointer: '/mapping/fields/country' }] },
    });
  });

  it('refuses what is no table, and a file over 200 MB as soon as the limit is passed', async () => {
    expect(await upload('')).toMatchObject({ refusal: { code: 'table_empty' } });
    expect(await upload('name,country\n')).toMatchObject({ refusal: { code: 'table_empty' } });
    expect(await upload('name\n"open')).toMatchObject({ refusal: { code: 'csv_quote_not_closed' } });
    async function* endless() {
      for (;;) yield new Uint8Array(8 * 1_048_576);
    }
    const large = await uploadImport(desk, 'accounts', { name: 'l.csv', mediaType: 'text/csv', bytes: endless() });
    expect(large).toMatchObject({ refusal: { code: 'too_large', facts: { maximum: '200 MB' } } });
    expect(
      await database.app.query(
        'SELECT 1 FROM platform.import_piece p JOIN platform.import i ON i.id = p.import_id WHERE i.file_name = $1',
        ['l.csv'],
      ),
    ).toEqual([]);
  }, 60_000);

  it('reads Latin-1, and figures and days as the source writes them', async () => {
    const latin = Buffer.from('number;name;country\r\nL-1;Größe & Söhne;Österreich\r\n', 'latin1');
    const up = acceptedValue(
      await uploadImport(desk, 'accounts', { name: 'l.csv', mediaType: 'text/csv', bytes: bytesOf(latin) }),
    );
    acceptedValue(await checkImport(desk, up.id, up.rowVersion, { source: 'Latin', mapping: up.mapping }));
    await house.work();
    await run(acceptedValue(await readImport(desk, up.id)));
    expect(await accountsNamed('Größe & Söhne')).toHaveLength(1);
    const history = await upload(
      'Kundennummer;Auftrag;Datum;Währung;Umsatz\nL-1;77;31.01.2024;EUR;1.234,5678\n',
      'order_history',
    );
    expect(acceptedValue(history).mapping).toMatchObject({
      dayForm: 'DD.MM.YYYY',
      decimalMark: ',',
      thousandsMark: '.',
    });
  });

  it('is not undone while an order, a request or a changed company depends on it, and says which', async () => {
    const done = await run(await checked('number,name,country\nU-1,Depended,DE\nU-2,Free,DE\n'));
    const id = (await house.idOf('U-1'))!;
    await database.owner.query(
      `INSERT INTO accounts.invitation (account_id, id, email, roles, invited_by, invited_at, expires_at)
       VALUES ($1, gen_random_uuid(), 'a@x.example', '{buyer}', $2, now(), now())`,
      [id, house.personId],
    );
    await database.owner.query('UPDATE accounts.account SET row_version = 2 WHERE number = $1', ['U-2']);
    const refused = await undoImport(desk, done.id, done.rowVersion);
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: 'import_in_use',
        facts: { count: 2 },
        errors: [
          { pointer: '/accounts/U-1', value: 'Depended', facts: { kind: 'accounts_invitation', count: 1 } },
          { pointer: '/accounts/U-2', value: 'Free', expected: 'as_imported' },
        ],
      },
    });
    expect(await accountsNamed('Depended')).toHaveLength(1);
    await database.owner.query('DELETE FROM accounts.invitation');
    await database.owner.query('UPDATE accounts.account SET row_version = 1 WHERE number = $1', ['U-2']);
    await deliverNow(house.world.system(), subscribers);
    expect((await undone(done)).state).toBe('undone');
    expect(await accountsNamed('Depended')).toEqual([]);
    expect(await database.app.query('SELECT 1 FROM desk.search_entry WHERE account_id = $1', [id])).toEqual([]);
    expect((await run(await checked('number,name,country\nU-1,Depended,DE\nU-2,Free,DE\n'))).state).toBe('done');
  });
});

describe('two imports', () => {
  it('wait for each other: one is at work at a time, whoever works', async () => {
    const rows = (from: string) =>
      `number,name,country\n${Array.from({ length: 2_000 }, (_, index) => `${from}-${index},${from} ${index},DE\n`).join('')}`;
    const [one, two] = [await checked(rows('V')), await checked(rows('W'))];
    acceptedValue(await runImport(desk, one.id, one.rowVersion, false));
    acceptedValue(await runImport(desk, two.id, two.rowVersion, false));
    const first = workOnNextImport(house.world.system());
    const second = workOnNextImport(house.world.system());
    const did = await Promise.all([first, second]);
    expect(did.filter(Boolean)).toHaveLength(1);
    await house.work();
    for (const { id } of [one, two])
      expect((await readImport(desk, id)) as object).toMatchObject({
        value: { state: 'done', counts: { new: 2_000 } },
      });
  });

  it('of the same content at once: the second makes nothing', async () => {
    const text = 'number,name,country\nM-1,Marlow,DE\n';
    const [one, two] = [await checked(text), await checked(text)];
    acceptedValue(await runImport(desk, one.id, one.rowVersion, false));
    acceptedValue(await runImport(desk, two.id, two.rowVersion, false));
    await house.work();
    const ends = [acceptedValue(await readImport(desk, one.id)), acceptedValue(await readImport(desk, two.id))];
    expect(ends.map(({ state, failure }) => failure?.type ?? state).sort()).toEqual(['done', 'import_known']);
    expect(await accountsNamed('Marlow')).toHaveLength(1);
  });

  it('is taken up from the start when its worker is gone, and is stopped by a word', async () => {
    const text = 'number,name,country\nK-1,Kestrel,DE\n';
    const one = await checked(text);
    acceptedValue(await runImport(desk, one.id, one.rowVersion, false));
    const later = new Date(house.world.clock.now() + 60_000);
    await database.app.execute('UPDATE platform.import_work SET lease_until = $1', [later]);
    expect(await workOnNextImport(house.world.system())).toBe(false);
    house.world.clock.advance(61_000);
    await house.work();
    expect(await accountsNamed('Kestrel')).toHaveLength(1);
  });
});

const saas = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'saas-sales.csv');
if (!existsSync(saas)) process.stdout.write('saas-sales.csv is not here: its import is not tested\n');

describe.skipIf(!existsSync(saas))('the sales of a software company', () => {
  const key: ImportTaken = { from: 'joined', columns: ['Customer ID', 'Country'] };

  it('come in as 1,942 companies under 99 parents with their people, and lines with all their decimals', async () => {
    const text = readFileSync(saas, 'utf8');
    const before = await database.app.query<{ accounts: bigint; parents: bigint }>(
      'SELECT count(*) AS accounts, (SELECT count(*) FROM accounts.account_parent) AS parents FROM accounts.account',
    );
    const fields = { key, parent_name: column('Customer'), segment: undefined };
    const companies = await checked(text, fields, { source: 'Sales system' });
    expect(companies).toMatchObject({ rows: 9_994, counts: { new: 1_942, repeated: 8_052, bad: 0 } });
    const opened = await run(companies);
    const [after] = await database.app.query<{ accounts: bigint; below: bigint; parents: bigint; people: bigint }>(
      `SELECT count(*) AS accounts, count(e.parent_id) AS below, count(DISTINCT e.parent_id) AS parents,
         (SELECT count(*) FROM accounts.contact_person WHERE import_id = $1) AS people
       FROM accounts.account a LEFT JOIN accounts.account_parent e ON e.account_id = a.id WHERE a.opened_by_import = $1`,
      [opened.id],
    );
    expect(after).toEqual({ accounts: 2_041n, below: 1_942n, parents: 99n, people: 4_061n });
    const wanted = { account_key: key, currency: { from: 'fixed' as const, value: 'USD' } };
    const lines = await checked(text, wanted, { kind: 'order_history', source: 'Sales system' });
    expect(lines).toMatchObject({ counts: { new: 9_994, bad: 0 }, mapping: { dayForm: 'M/D/YYYY' } });
    const brought = await run(lines);
    await figures();
    const refused = await undoImport(desk, opened.id, opened.rowVersion);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'import_in_use' } });
    expect((await undone(brought)).state).toBe('undone');
    expect((await undone(opened)).state).toBe('undone');
    const [left] = await database.app.query(
      'SELECT count(*) AS accounts, (SELECT count(*) FROM accounts.account_parent) AS parents FROM accounts.account',
    );
    expect(left).toEqual(before[0]);
    const again = await checked(text, fields, { source: 'Sales system' });
    expect((await run(again)).counts.new).toBe(1_942);
  }, 120_000);

  async function figures(): Promise<void> {
    const [total] = await database.app.query(
      `SELECT sum(revenue)::text AS revenue, sum(gross_profit)::text AS profit, count(DISTINCT account_id) AS accounts,
         count(DISTINCT (account_id, order_number)) AS orders FROM ordering.published_imported_lines`,
    );
    expect(total).toEqual({ revenue: '2297200.8603', profit: '286397.0217', accounts: 1_942n, orders: 5_010n });
    const [losing] = await database.app.query(
      `SELECT count(*) AS accounts, sum(profit)::text AS loss FROM (SELECT sum(gross_profit) AS profit
         FROM ordering.published_imported_lines GROUP BY account_id HAVING sum(gross_profit) < 0) a`,
    );
    expect(losing).toEqual({ accounts: 414n, loss: '-122275.5703' });
    const [first] = await database.app.query<{ account_id: string }>(
      `SELECT account_id FROM accounts.published_source_key WHERE key = '1017 / Ireland'`,
    );
    const history = acceptedValue(await orderHistory(desk, first!.account_id, { limit: 200 }));
    const line = history.items.find((item) => item.orderNumber === 'EMEA-2022-152156' && item.product === 'FinanceHub');
    expect(line).toMatchObject({
      revenue: '731.94',
      grossProfit: '219.582',
      segment: 'SMB',
      contact: 'Nathan Bell',
      orderedOn: '2022-11-09',
    });
  }
});
