import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { Context } from '../../platform/http/route.ts';
import { deliverNow } from '../../platform/outbox.ts';
import { ask, buildHouse, type House } from '../leads/test/house.ts';
import { rebuildSearch, search } from './actions/search.ts';
import { schedules, subscribers } from './jobs.ts';
import { callerWords } from './rules.ts';
import type { SearchHit } from './terms.ts';

const database = testDatabase();
let house: House;
let references: Record<string, string> = {};
const companies = ['Brightwater Logistics', 'Müller & Söhne', 'Kestrel Robotics', 'Northwind Freight'];

beforeAll(async () => {
  house = await buildHouse(database);
  for (const company of companies) {
    const said = await ask(house, { company, email: `it@${company.replace(/[^A-Za-z]+/g, '').toLowerCase()}.example` });
    references = { ...references, [company]: said.reference };
  }
  await deliverNow(house.world.system(), subscribers);
  for (const schedule of schedules) await schedule.run(house.world.system());
});

async function find(context: Context, typed: string): Promise<SearchHit[]> {
  return (await search(context, typed)).groups.flatMap((group) => group.items);
}
const titles = async (context: Context, typed: string) =>
  (await find(context, typed)).map((hit) => `${hit.kind}: ${hit.title}`);

describe('search', () => {
  it('finds a company with its lead and its person, fed by events alone', async () => {
    expect(await titles(house.chief(), 'brightwater')).toEqual([
      'account: Brightwater Logistics',
      'lead: Brightwater Logistics',
      'person: Ines Falk',
    ]);
  });

  it('forgives a typing mistake and a missing accent', async () => {
    expect(await titles(house.chief(), 'brihgtwater')).toContain('account: Brightwater Logistics');
    expect(await titles(house.chief(), 'kestral robtics')).toContain('account: Kestrel Robotics');
    expect(await titles(house.chief(), 'muller sohne')).toContain('account: Müller & Söhne');
    expect(await titles(house.chief(), 'MÜLLER')).toContain('account: Müller & Söhne');
  });

  it('does not find what none of the words stands for', async () => {
    expect(await find(house.chief(), 'quantum toaster')).toEqual([]);
    expect(await find(house.chief(), 'brightwater toaster')).toEqual([]);
    expect(await find(house.chief(), '   ')).toEqual([]);
  });

  it('puts the exact number first, and finds a part of it', async () => {
    const reference = references['Kestrel Robotics']!;
    const [first] = await find(house.chief(), reference.toLowerCase());
    expect(first).toMatchObject({ kind: 'lead', number: reference, title: 'Kestrel Robotics', exact: true });
    expect(await titles(house.chief(), reference.slice(-6))).toContain('lead: Kestrel Robotics');
  });

  it('finds a product by its SKU and a price list by its name', async () => {
    expect(await titles(house.chief(), 'RELAY-TEAM-Y1')).toContain('product: relay');
    expect(await titles(house.chief(), 'public 2026')).toContain('price_list: Public 2026');
  });

  it('finds what begins with one or two letters', async () => {
    expect(await titles(house.chief(), 'br')).toEqual([
      'account: Brightwater Logistics',
      'lead: Brightwater Logistics',
    ]);
    expect(await titles(house.chief(), 'i')).toContain('person: Ines Falk');
    expect(await titles(house.chief(), 'gh')).toEqual([]);
  });

  it('guesses at words, never at numbers', async () => {
    expect(await find(house.chief(), 'L-2026-999999')).toEqual([]);
  });

  it('takes signs of patterns and of SQL for what they are', async () => {
    for (const typed of ['%', '_', "'; DROP TABLE desk.search_entry; --", '\\', '%%%%%%%%%%%%', '100%']) {
      expect(await find(house.chief(), typed), typed).toEqual([]);
    }
  });

  it('gives at most eight of a kind', async () => {
    for (let index = 0; index < 12; index += 1) await ask(house, { company: `Twin Works ${index}` });
    await deliverNow(house.world.system(), subscribers);
    const { groups } = await search(house.chief(), 'twin works');
    expect(groups.find((group) => group.kind === 'account')?.items).toHaveLength(8);
  });
});

describe('the walls of search', () => {
  it('show a person of scope own what is his, and a member of a team what is the team’s', async () => {
    const lead = await house.lead(references['Northwind Freight']!);
    const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
    const other = house.inside.find((person) => person.id !== lead.owner_person_id)!;
    const alone = (id: string) => house.world.staff(id, ['inside_sales'], 'own');
    expect(await titles(alone(owner.id), 'northwind')).toContain('account: Northwind Freight');
    expect(await titles(alone(other.id), 'northwind')).toEqual([]);
    expect(await titles(house.rep(other, 'team'), 'northwind')).toContain('account: Northwind Freight');
  });

  it('show a buyer his own company and the products, never a price list or somebody else', async () => {
    const lead = await house.lead(references['Northwind Freight']!);
    const buyer = house.world.buyer(lead.contact_person_id!, lead.account_id);
    expect(await titles(buyer, 'northwind')).toContain('account: Northwind Freight');
    expect(await titles(buyer, 'brightwater')).toEqual([]);
    expect(await titles(buyer, 'public 2026')).toEqual([]);
    expect(await titles(buyer, 'relay')).toEqual(['product: relay']);
  });

  it('show a signed-in person without a company nothing but products', async () => {
    const person = house.world.as({ kind: 'buyer', personId: house.inside[0]!.id });
    expect(await titles(person, 'northwind')).toEqual([]);
    expect(await titles(person, 'relay')).toEqual(['product: relay']);
  });
});

describe('the rebuild', () => {
  it('comes to the same as the events did, and drops what is no more', async () => {
    const entries = () =>
      database.owner.query(
        'SELECT kind, id, account_id, number, title, text, words FROM desk.search_entry ORDER BY 1, 2, 3',
      );
    const before = await entries();
    await database.owner.query(
      `INSERT INTO desk.search_entry (kind, id, title, plain_title, words, changed_at) VALUES ('account', $1, 'Ghost', 'ghost', 'ghost', $2)`,
      [house.teamId, new Date(0)],
    );
    house.world.clock.advance(1_000);
    await rebuildSearch(house.world.system());
    expect(await entries()).toEqual(before);
  });
});

it('takes a phone number however it is written, and leaves everything else as it was typed', () => {
  const written = ['+49 (0)30 555-0100', '0049 30 5550100', '+49305550100'];
  expect(new Set(written.map(callerWords))).toEqual(new Set(['49305550100']));
  expect(callerWords('030 / 555 01 00')).toBe('305550100');
  for (const other of ['O-2026-000771', '2026-000771', 'PO 4711', '4711', 'Müller 030'])
    expect(callerWords(other)).toBe(other);
});
