import { type TestWorld, testWorld } from '../../../../test/context.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { secretOf } from '../../../platform/config.ts';
import type { Caller, Context, Scope } from '../../../platform/http/route.ts';
import { foundSeller } from '../../accounts/actions/seller.ts';
import { addLines } from '../../baskets/actions/basket.ts';
import { importCatalogue } from '../../catalog/actions/catalogue-file.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { offerBySku } from '../../catalog/rules.ts';
import { createLimit } from '../../pricing/actions/limits.ts';
import { createPriceList } from '../../pricing/actions/price-lists.ts';
import { changePrices } from '../../pricing/actions/prices.ts';
import { publishPriceList } from '../../pricing/actions/publish.ts';
import { talk } from '../actions/talk.ts';
import type { LeadRow } from '../storage/leads.ts';
import { findLead } from '../storage/leads.ts';
import type { TalkReply, TalkRequest } from '../terms.ts';

/** An invented vendor with people, prices and limits: what the tests of leads and search stand in. */
export type House = {
  readonly world: TestWorld;
  readonly teamId: string;
  /** Inside sales, in the order of their ids: whose turn comes when. */
  readonly inside: readonly Person[];
  readonly manager: Person;
  guest(more?: Partial<Caller>): Context;
  /** A member of the inside team as a route lets him in. */
  rep(person: Person, scope?: Scope): Context;
  chief(): Context;
  lead(reference: string): Promise<LeadRow>;
  mails(recipient: string): Promise<MailFound[]>;
};

export type Person = { readonly id: string; readonly name: string; readonly email: string };
export type MailFound = {
  recipient: string;
  id: string;
  reply_to: string | null;
  headers: Record<string, string>;
  subject: string;
  body_text: string;
  body_html: string;
};

export type HouseOptions = {
  readonly people?: number;
  readonly zone?: string;
  readonly now?: number;
  readonly answerMinutes?: number;
  /** Where answers to mails go: "reply+*@halden.example". */
  readonly replyAddress?: string;
};

const names = ['Maren Vogt', 'Jonas Weber', 'Priya Nair', 'Tomás Rey', 'Aiko Mori', 'Lena Brandt', 'Sam Okoro'];

async function hire(database: TestDatabase, world: TestWorld, name: string, role: string): Promise<Person> {
  const id = world.system().newId();
  const email = `${name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '.')}.${id.slice(-4)}@halden.example`;
  await database.owner.query(
    `INSERT INTO accounts.person (id, email, name, phone, title, language, email_verified_at, created_at)
     VALUES ($1, $2, $3, '+49 30 5550100', 'Inside sales', 'en', $4, $4)`,
    [id, email, name, new Date(world.clock.now())],
  );
  await database.owner.query('INSERT INTO accounts.staff_role (person_id, role) VALUES ($1, $2)', [id, role]);
  // Listed as somebody who works here only once his password is set.
  await database.owner.query(
    `INSERT INTO accounts.credential (person_id, password_hash, changed_at) VALUES ($1, 'none', $2)`,
    [id, new Date(world.clock.now())],
  );
  return { id, name, email };
}

/** Relay Team: 22.00, from 100 19.80, from 1,000 17.60 a year; the limit is 19,000.00 and 2,499 licences. */
async function stockShelves(desk: Context): Promise<void> {
  const csv = [
    'sku,family,metric,product,product_status,edition,support,term_months,billing,starts_on',
    'RELAY-TEAM-Y1,support-tools,device,relay,published,team,standard,12,yearly,2026-01-01',
    'RELAY-CORE-Y1,support-tools,device,relay,published,core,standard,12,yearly,2026-01-01',
    'RELAY-CARE-Y1,support-tools,device,relay,published,care,standard,12,yearly,2026-01-01',
  ].join('\n');
  const bytes = (async function* () {
    yield new TextEncoder().encode(csv);
  })();
  acceptedValue(await importCatalogue(desk, bytes));
  const header = { name: 'Public 2026', kind: 'public', audience: 'public', endsOn: null } as const;
  const list = acceptedValue(await createPriceList(desk, { ...header, currency: 'USD', startsOn: desk.today }));
  const row = { pricePer: 1, tierMode: null, tierCounting: null, tiers: [], floor: null };
  const priced = acceptedValue(
    await changePrices(desk, list.id, String(list.rowVersion), {
      rows: [
        {
          sku: 'RELAY-TEAM-Y1',
          unitPrice: '22.00',
          pricePer: 1,
          tierMode: 'all-units',
          tierCounting: 'line',
          tiers: [
            { from: 100, unitPrice: '19.80' },
            { from: 1_000, unitPrice: '17.60' },
          ],
          floor: '14.00',
        },
        { ...row, sku: 'RELAY-CORE-Y1', unitPrice: '9.60' },
      ],
    }),
  );
  acceptedValue(await publishPriceList(desk, list.id, String(priced.list.rowVersion)));
  acceptedValue(
    await createLimit(desk, {
      scope: 'store',
      scopeId: null,
      audience: 'public',
      currency: 'USD',
      maxAmount: '19000.00',
      maxQuantity: 2_499,
      startsOn: desk.today,
      endsOn: null,
    }),
  );
}

async function found(world: TestWorld, teamId: string, options: HouseOptions): Promise<void> {
  const context = world.system();
  await context.transaction((tx) =>
    foundSeller(tx, context, {
      sellerId: context.newId(),
      storeId: context.newId(),
      teamId,
      slug: 'halden',
      seller: {
        name: 'Halden',
        legalName: 'Halden Software Inc.',
        country: 'US',
        currency: 'USD',
        timeZone: 'UTC',
        fiscalStartMonth: 1,
        branding: { hue: 262, chroma: 1 },
        address: { line1: '', postalCode: '', city: '' },
        banks: [],
        vatRegistrations: [],
        staffNeedSecondFactor: false,
      },
      store: {
        name: 'Halden Store',
        defaultCurrency: 'USD',
        currencies: ['USD', 'EUR'],
        countryCurrencies: {},
        showsPricesOverLimit: true,
        termsVersion: '2026-01',
        paymentDays: 14,
      },
      team: {
        name: 'Inside sales',
        timeZone: options.zone ?? 'UTC',
        answerMinutes: options.answerMinutes ?? 240,
        opens: '09:00',
        closes: '17:00',
        workdays: [1, 2, 3, 4, 5],
        holidays: [],
      },
    }),
  );
}

/** Builds the house in a test's database. Call once per database, in beforeAll. */
export async function buildHouse(database: TestDatabase, options: HouseOptions = {}): Promise<House> {
  const world = testWorld(database.app, {
    seed: 'house',
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.replyAddress
      ? { mailIn: { replyAddress: options.replyAddress, token: secretOf('t'.repeat(32)) } }
      : {}),
  });
  const teamId = world.system().newId();
  await found(world, teamId, options);
  const inside: Person[] = [];
  for (const name of names.slice(0, options.people ?? 3)) {
    const person = await hire(database, world, name, 'inside_sales');
    await database.owner.query('INSERT INTO accounts.team_member (team_id, person_id) VALUES ($1, $2)', [
      teamId,
      person.id,
    ]);
    inside.push(person);
  }
  inside.sort((a, b) => (a.id < b.id ? -1 : 1));
  const manager = await hire(database, world, 'Ruth Adler', 'sales_manager');
  await world.world.versions.refresh();
  const desk = world.staff(manager.id, ['sales_manager', 'catalogue']);
  await stockShelves(desk);
  await world.world.versions.refresh();
  const team = inside.map((person) => person.id);
  return {
    world,
    teamId,
    inside,
    manager,
    guest: (more = {}) => world.as({ kind: 'guest', sessionId: world.system().newId(), ...more }, 'own'),
    rep: (person, scope = 'team') => world.staff(person.id, ['inside_sales'], scope, team),
    chief: () => world.staff(manager.id, ['sales_manager']),
    lead: async (reference) => {
      const [row] = await database.owner.query<{ id: string }>('SELECT id FROM leads.lead WHERE number = $1', [
        reference,
      ]);
      const lead = row && (await world.system().transaction((tx) => findLead(tx, row.id)));
      if (!lead) throw new Error(`no lead ${reference}`);
      return lead;
    },
    mails: (recipient) =>
      database.owner.query<MailFound>(
        `SELECT id, recipient, reply_to, headers, subject, body_text, body_html FROM platform.mail
         WHERE position($1 in recipient) > 0 ORDER BY created_at, id`,
        [recipient],
      ),
  };
}

/** What a guest fills in. */
export const ines = {
  company: 'Brightwater Logistics',
  country: 'US',
  name: 'Ines Falk',
  email: 'ines@brightwater.example',
  phone: '+1 206 555 0117',
} as const;

export async function offerId(context: Context, sku: string): Promise<string> {
  const offer = offerBySku(await catalogSnapshot(context), sku);
  if (!offer) throw new Error(`no offer ${sku}`);
  return offer.id;
}

/** Puts lines into the session's basket; returns its id. */
export async function fillBasket(
  context: Context,
  ...lines: readonly { readonly sku: string; readonly quantity: number }[]
): Promise<string> {
  const call = { ...context, request: { address: '127.0.0.1', userAgent: '' } };
  const given = lines.map((line, index) => ({ pointer: `/lines/${index}`, ...line }));
  const id = acceptedValue(await addLines(call, given)).basket.id;
  if (id === null) throw new Error('no basket');
  return id;
}

/** A guest asks; by default a question of his own. A second later the next thing happens: mails keep their order. */
export async function ask(
  house: House,
  request: Partial<TalkRequest> = {},
  context = house.guest(),
): Promise<TalkReply> {
  const said = acceptedValue(await talk(context, { ...ines, need: 'Can you invoice in CAD', ...request }));
  house.world.clock.advance(1_000);
  return said;
}
