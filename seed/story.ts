import type { FastifyInstance } from 'fastify';
import type { BasketReply } from '../src/business/baskets/terms.ts';
import type { InboxReply, LeadItem } from '../src/business/leads/terms.ts';
import type { OrderPlacedReply } from '../src/business/ordering/terms.ts';
import type { SetClock } from '../src/platform/clock.ts';
import type { World } from '../src/platform/http/context.ts';
import { skus } from './catalogue.ts';
import { type Visitor, visitor } from './client.ts';
import { type BuyerCompany, company, pick } from './companies.ts';
import { mailedToken, type Staff } from './founding.ts';
import { store } from './vendor.ts';

export type Story = {
  readonly app: FastifyInstance;
  readonly world: World;
  readonly clock: SetClock;
  readonly people: Staff;
  readonly companies: number;
  /** How often a company comes, at most. */
  readonly visits: number;
  /** The instant at which the story ends. */
  readonly until: number;
  readonly password: string;
  deliver(): Promise<unknown>;
};

type Act = { readonly at: number; run(): Promise<void> };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The first company signs up; its person is the buyer whose sign-in is shown at start. */
export const buyers = [
  { role: 'Buyer at Brightwater Logistics', email: 'ines@brightwater-logistics.example' },
] as const;

const needs = [
  'New depots open in May. Can the devices be added in two steps?',
  'We replace another product and need help with the move.',
  'Our procurement asks for a quote with three years, paid yearly.',
  'Wir brauchen die Lizenzen für vier Standorte, bitte ein Angebot.',
  'Is there a discount for schools?',
];
const answers = [
  'Your basket is kept as you left it. I have checked the quantity and will call you today about the dates.',
  'Thank you for the details. For this quantity the price from 1,000 holds; shall we talk tomorrow at 10:00?',
];

function chosen(story: Story, index: number): { sku: string; quantity: number } {
  const { chance } = story.world;
  const sku = pick(
    chance,
    skus.filter((candidate) => !candidate.startsWith('PRIORITY')),
  );
  const large = index % 4 === 3;
  const quantity = large ? 1_200 + Math.floor(chance.fraction() * 1_500) : 5 + Math.floor(chance.fraction() * 120);
  return { sku, quantity };
}

async function fillBasket(story: Story, buyer: Visitor, index: number): Promise<BasketReply> {
  await buyer.send('POST', '/api/v1/baskets/current/lines', { lines: [chosen(story, index)] });
  return buyer.get<BasketReply>('/api/v1/baskets/current');
}

const addressOf = (from: BuyerCompany) => ({ line1: from.street, postalCode: from.postalCode, city: from.city });

/** The vendor's people of the story are at their desks every fourth day, all at the same hour. */
const officeDay = (at: number) => Math.ceil(at / (4 * DAY)) * 4 * DAY + 17 * HOUR;

/** Buys what is in the basket, as a guest or signed in, on invoice or by prepayment. */
async function buy(buyer: Visitor, basket: BasketReply, from: BuyerCompany, method: string): Promise<OrderPlacedReply> {
  return buyer.send<OrderPlacedReply>('POST', '/api/v1/orders', {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: method,
    company: { name: from.name, country: from.country, address: addressOf(from) },
    contact: from.person,
    termsVersion: store.termsVersion,
    language: from.language,
  });
}

async function pay(story: Story, order: OrderPlacedReply): Promise<void> {
  const finance = await story.people('grant@halden.example');
  await finance.send('POST', `/api/v1/orders/${order.id}/payments`, {
    amount: order.total,
    receivedOn: new Date(story.clock.now() - 8 * HOUR).toISOString().slice(0, 10),
    reference: `SEPA ${order.number}`,
  });
}

async function visit(
  story: Story,
  buyer: Visitor,
  from: BuyerCompany,
  index: number,
  later: (act: Act) => void,
): Promise<void> {
  const basket = await fillBasket(story, buyer, index);
  if (basket.limit.decision === 'talk' || index % 7 === 5) {
    await buyer.send('POST', '/api/v1/leads', {
      basketId: basket.id,
      company: from.name,
      country: from.country,
      ...from.person,
      need: pick(story.world.chance, needs),
    });
    return;
  }
  const order = await buy(buyer, basket, from, index % 3 === 0 ? 'prepayment' : 'invoice');
  if (index % 5 !== 4)
    later({ at: officeDay(story.clock.now() + (1 + (index % 9)) * DAY), run: () => pay(story, order) });
}

async function signUp(story: Story, buyer: Visitor, from: BuyerCompany): Promise<void> {
  await buyer.send('POST', '/api/v1/sign-up', {
    name: from.person.name,
    email: from.person.email,
    password: story.password,
    company: from.name,
    country: from.country,
    phone: from.person.phone,
  });
  await buyer.send('POST', '/api/v1/verify', { token: await mailedToken(story.world, from.person.email) });
}

async function signInAgain(story: Story, buyer: Visitor, email: string): Promise<void> {
  await buyer.send('POST', '/api/v1/sign-in', { email, password: story.password });
}

/** What a rep does with an older lead: some are answered, some won by conversation, some lost; the newest wait. */
async function workOn(rep: Visitor, lead: LeadItem, index: number): Promise<void> {
  const act = (verb: string, body: object | undefined, on: LeadItem) =>
    rep.send<LeadItem>('POST', `/api/v1/leads/${lead.id}/${verb}`, body, on.rowVersion);
  const claimed = await act('claim', undefined, lead);
  if (index % 5 === 4) return;
  const answered = await act('reply', { body: answers[index % answers.length]! }, claimed);
  if (index % 5 === 1)
    await act('close', { outcome: 'lost', reason: 'Another product was chosen for its price.' }, answered);
  if (index % 5 === 2) await act('convert', undefined, answered);
  if (index % 5 === 3) await act('call', { outcome: 'reached', body: 'Budget is set for next quarter.' }, answered);
}

async function workOnInbox(story: Story): Promise<void> {
  for (const email of ['maren@halden.example', 'jonas@halden.example', 'priya@halden.example']) {
    const rep = await story.people(email);
    const { items } = await rep.get<InboxReply>('/api/v1/leads?view=mine&limit=200');
    const old = items.filter(
      (lead) => lead.status === 'new' && story.clock.now() - Date.parse(lead.openedAt) > 2 * HOUR,
    );
    for (const [index, lead] of old.entries()) await workOn(rep, lead, index + Number(lead.number.slice(-2)));
  }
}

/** Companies come over the days: they buy, come back, ask; the vendor's people answer; finance records what came in. */
export async function tellStory(story: Story): Promise<void> {
  const { world, clock, until, companies } = story;
  const acts: Act[] = [];
  const later = (act: Act) => {
    if (act.at < until) acts.push(act);
  };
  const span = until - clock.now() - 2 * HOUR;
  for (let index = 0; index < companies; index += 1) {
    const from = company(index, world.chance);
    const address = `203.0.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    const buyer = visitor(story.app, address);
    const first = clock.now() + Math.floor((span * (index + world.chance.fraction())) / companies);
    const signsUp = index === 0 || index % 25 === 4;
    const person = named(index, from);
    if (signsUp) later({ at: first - HOUR, run: () => signUp(story, buyer, { ...from, person }) });
    const most = signsUp ? story.visits * 2 - 1 : story.visits;
    const visits = Math.ceil(most / 3) + Math.floor(world.chance.fraction() * (most - Math.ceil(most / 3) + 1));
    // Guests come back while their session holds (30 days), so that they stay the same company; nobody twice a day.
    const within = signsUp ? 200 : 28;
    const pause = Math.max(1.5, Math.min(signsUp ? 40 : 8, within / visits) * (0.75 + world.chance.fraction() / 4));
    for (let round = 0; round < visits; round += 1) {
      const at = first + Math.floor(round * pause * DAY);
      later({
        at,
        run: async () => {
          if (signsUp && round > 0) await signInAgain(story, buyer, person.email);
          await visit(story, buyer, { ...from, person }, index + round, later);
        },
      });
    }
  }
  // Each working day ends with the inbox; what came in on the last morning is still open when the story is read.
  for (let day = clock.now() + DAY; day < until - 12 * HOUR; day += DAY)
    later({ at: day, run: () => workOnInbox(story) });
  // The last hours bring questions that nobody has answered yet: what a rep finds in the morning.
  for (let late = 0; late < Math.min(9, companies); late += 1) {
    const from = company(companies + late, world.chance);
    const buyer = visitor(story.app, `203.0.113.${late + 1}`);
    later({ at: until - (1 + late * 19) * 60_000, run: () => visit(story, buyer, from, 3, later) });
  }
  while (acts.length > 0) {
    acts.sort((a, b) => a.at - b.at);
    const act = acts.shift()!;
    if (act.at > clock.now()) clock.set(act.at);
    await act.run();
    await story.deliver();
  }
  clock.set(until);
}

/** The first buyer has the name and address that the start shows. */
function named(index: number, from: BuyerCompany): BuyerCompany['person'] {
  return index === 0 ? { ...from.person, name: 'Ines Falk', email: buyers[0].email } : from.person;
}
