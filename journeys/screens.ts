import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Shopper, shopper, signedIn } from '../bench/shop.ts';
import type { TalkReply } from '../src/business/leads/terms.ts';
import type { OrderPlacedReply } from '../src/business/ordering/terms.ts';
import { checkoutDirectory } from '../src/platform/config.ts';
import { fillBasket, orderOf } from './purchases.ts';
import { linkIn, mailTo, staff, storyPassword } from './vendor.ts';

/** Who looks at a screen: nobody known, the buyer of the story, a partner, or somebody of the vendor. */
export type Looks = 'guest' | 'buyer' | 'partner' | string;

export type Screen = {
  /** As the doors' routes have it: "/desk/orders/:order". */
  readonly path: string;
  readonly looks: Looks;
  /** The address to look at; the path itself where it has no parameter. */
  readonly address?: () => Promise<string>;
};

/** The paths of all screens, read where the doors declare them: a screen without a row below fails the journey. */
export function declaredPaths(): readonly string[] {
  const web = join(checkoutDirectory(), 'src', 'web');
  const doors = readdirSync(web, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return doors.flatMap(({ name }) => {
    const text = doorRoutes(join(web, name, 'routes.tsx'));
    return [...text.matchAll(/path: '([^']+)'/g)].map((found) => found[1]!);
  });
}

function doorRoutes(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const known = new Map<string, Promise<unknown>>();

/** Made once, when the first screen needs it. */
function once<T>(name: string, make: () => Promise<T>): Promise<T> {
  const kept = known.get(name) ?? make();
  known.set(name, kept);
  return kept as Promise<T>;
}

const guest = () => once('guest', async () => shopper(inject('server').url));
export const storyBuyer = 'ines@brightwater-logistics.example';
const buyer = () => once('buyer', () => signedIn(inject('server').url, inject('server').home, storyBuyer));

/** A colleague of the story's buyer who sells for partners; signs in with the same password. */
export const partner = () =>
  once('partner', async () => {
    const email = 'dora@brightwater-logistics.example';
    await (await buyer()).send('POST', '/api/v1/company/people', { email, roles: ['partner_seller'], language: 'en' });
    const token = new URLSearchParams(linkIn(await mailTo(email, /invites you/)).split('?')[1]).get('token');
    const accepted = { name: 'Dora Lind', password: storyPassword() };
    await shopper(inject('server').url).send('POST', `/api/v1/invitations/${token}/accept`, accepted);
    return email;
  });

const merrow = { company: 'Merrow Clinics', email: 'noor@merrow-clinics.example' };

async function order(who: Shopper): Promise<OrderPlacedReply> {
  return who.send('POST', '/api/v1/orders', orderOf(await fillBasket(who), merrow));
}

const sentBasket = () =>
  once('sent basket', async () => {
    const who = shopper(inject('server').url);
    await fillBasket(who);
    return who.send<{ link: string }>('POST', '/api/v1/baskets/current/links', { name: 'Noor', note: 'For June' });
  });

const guestOrder = () => once('guest order', async () => order(await guest()));
const buyerOrder = () => once('buyer order', async () => order(await buyer()));

async function talk(who: Shopper, about: object): Promise<TalkReply> {
  const { id } = await fillBasket(who);
  return who.send('POST', '/api/v1/leads', { basketId: id, need: 'Four sites, one order.', ...about });
}

const guestRequest = () =>
  once('guest request', async () => talk(await guest(), { ...merrow, name: 'Noor Hale', country: 'US' }));

/** The id of the first thing a list has. */
async function firstOf(name: string, path: string): Promise<string> {
  const { items } = await (await staff(name)).send<{ items: { id: string }[] }>('GET', path);
  if (!items[0]) throw new Error(`${path} is empty`);
  return items[0].id;
}

const at =
  (prefix: string, id: () => Promise<string>, rest = '') =>
  async () =>
    `${prefix}/${await id()}${rest}`;
const pathOf = (link: string) => new URL(link, 'http://page').pathname;

const buyerRequest = () =>
  once('buyer request', async () => {
    const who = await buyer();
    await talk(who, {});
    const { items } = await who.send<{ items: { id: string }[] }>('GET', '/api/v1/requests');
    return items[0]!.id;
  });

const someAccount = () => once('account', () => firstOf('ada', '/api/v1/accounts?limit=1'));
const someOrder = () => once('order', () => firstOf('ada', '/api/v1/orders?limit=1'));
const someOpportunity = () =>
  once('opportunity', async () => {
    const value = { amount: '9900.00', currency: 'USD' };
    const body = { leadId: await someLead(), name: 'Depots in May', value, closeDay: '2030-06-30' };
    const tomas = await staff('tomas');
    return (await tomas.send<{ id: string }>('POST', '/api/v1/opportunities', body)).id;
  });
const someLead = () => once('lead', () => firstOf('maren', '/api/v1/leads?view=team&limit=1'));
const awaiting = () =>
  once('awaiting', async () => {
    const { items } = await (await staff('grant')).send<{ items: { orderId: string }[] }>(
      'GET',
      '/api/v1/payments/awaiting?limit=1',
    );
    return items[0]!.orderId;
  });
const list = () => once('list', () => firstOf('tomas', '/api/v1/price-lists?limit=1'));
const limit = () => once('limit', () => firstOf('tomas', '/api/v1/limits?limit=1'));
/** A promotion for an audience that nobody here is of, so that no price of another journey changes. */
const promotion = () =>
  once('promotion', async () => {
    const body = {
      name: 'Fleets',
      benefit: 'free_months',
      freeMonths: 1,
      audience: 'segment:fleet',
      startsOn: '2026-01-01',
    };
    return (await (await staff('felix')).send<{ id: string }>('POST', '/api/v1/promotions', body)).id;
  });
const reference = (kind: string) => once(kind, () => firstOf('felix', `/api/v1/catalog/${kind}?limit=1`));
const person = () =>
  once('person', async () => {
    const { items } = await (await staff('ada')).send<{ items: { personId: string }[] }>('GET', '/api/v1/staff');
    return items[0]!.personId;
  });
const team = () => once('team', () => firstOf('ada', '/api/v1/teams'));
/** A file that was taken in and waits for its columns to be named. */
const someImport = () =>
  once('import', async () => {
    const form = new FormData();
    const text = 'Customer;Country;Industry\nVeldhuis Optics;NL;Optics\n';
    form.set('file', new Blob([text], { type: 'text/csv' }), 'companies.csv');
    return (await (await staff('ada')).send<{ id: string }>('POST', '/api/v1/imports?kind=accounts', form)).id;
  });
const mail = () => once('mail', () => firstOf('ada', '/api/v1/mails?limit=1'));

/** A part of a product, at the product's own address. */
const ofProduct = (kind: 'editions' | 'offers') => async () => {
  const path = `/api/v1/catalog/${kind}?limit=1`;
  const { items } = await (await staff('felix')).send<{ items: { id: string; productId: string }[] }>('GET', path);
  return `/desk/products/${items[0]!.productId}/${kind}/${items[0]!.id}`;
};

/** Every screen of every door, who looks at it, and with what. */
export const screens: readonly Screen[] = [
  { path: '/', looks: 'guest' },
  {
    path: '/products/:product',
    looks: 'guest',
    address: async () => '/products/relay?edition=team&term=36&quantity=980',
  },
  {
    path: '/basket',
    looks: 'buyer',
    address: async () => {
      await fillBasket(await buyer());
      return '/basket';
    },
  },
  { path: '/checkout', looks: 'buyer' },
  { path: '/baskets/:basket', looks: 'guest', address: async () => pathOf((await sentBasket()).link) },
  { path: '/orders/:order', looks: 'guest', address: async () => pathOf((await guestOrder()).link) },
  { path: '/talk', looks: 'guest', address: async () => '/talk?product=relay&quantity=9000' },
  { path: '/requests/:request', looks: 'guest', address: async () => pathOf((await guestRequest()).link) },
  { path: '/terms', looks: 'guest' },
  { path: '/privacy', looks: 'guest' },
  { path: '/support', looks: 'guest' },
  { path: '/sign-in', looks: 'guest' },
  { path: '/sign-in/second-factor', looks: 'grant' },
  { path: '/sign-up', looks: 'guest' },
  { path: '/verify', looks: 'guest', address: async () => '/verify?token=none' },
  { path: '/reset', looks: 'guest' },
  { path: '/invitation', looks: 'guest' },
  { path: '/email', looks: 'buyer', address: async () => '/email?token=none' },
  { path: '/portal', looks: 'buyer' },
  { path: '/portal/orders', looks: 'buyer' },
  { path: '/portal/orders/:order', looks: 'buyer', address: at('/portal/orders', async () => (await buyerOrder()).id) },
  { path: '/portal/licences', looks: 'buyer' },
  { path: '/portal/requests', looks: 'buyer' },
  { path: '/portal/requests/:request', looks: 'buyer', address: at('/portal/requests', buyerRequest) },
  { path: '/portal/baskets', looks: 'buyer' },
  { path: '/portal/people', looks: 'buyer' },
  { path: '/portal/settings', looks: 'buyer' },
  { path: '/partner', looks: 'partner' },
  { path: '/desk', looks: 'maren' },
  { path: '/desk/inbox', looks: 'maren' },
  { path: '/desk/inbox/:lead', looks: 'maren', address: at('/desk/inbox', someLead, '?view=team') },
  { path: '/desk/opportunities', looks: 'maren' },
  {
    path: '/desk/opportunities/:opportunity',
    looks: 'maren',
    address: at('/desk/opportunities', someOpportunity),
  },
  { path: '/desk/unassigned-mail', looks: 'maren' },
  { path: '/desk/reply-templates', looks: 'tomas' },
  { path: '/desk/lead-routing', looks: 'tomas' },
  { path: '/desk/hand-over', looks: 'tomas' },
  { path: '/desk/accounts', looks: 'ada' },
  { path: '/desk/accounts/new', looks: 'ada' },
  { path: '/desk/imports', looks: 'ada' },
  { path: '/desk/imports/new', looks: 'ada' },
  { path: '/desk/imports/:import', looks: 'ada', address: at('/desk/imports', someImport) },
  { path: '/desk/accounts/:account', looks: 'ada', address: at('/desk/accounts', someAccount) },
  { path: '/desk/accounts/:account/change', looks: 'ada', address: at('/desk/accounts', someAccount, '/change') },
  { path: '/desk/orders', looks: 'grant' },
  { path: '/desk/orders/:order', looks: 'grant', address: at('/desk/orders', someOrder) },
  { path: '/desk/payments', looks: 'grant' },
  { path: '/desk/card-events', looks: 'grant' },
  { path: '/desk/payments/:order', looks: 'grant', address: at('/desk/payments', awaiting) },
  { path: '/desk/licences', looks: 'grant' },
  { path: '/desk/products', looks: 'felix' },
  { path: '/desk/products/new', looks: 'felix' },
  { path: '/desk/products/file', looks: 'felix' },
  { path: '/desk/products/:product', looks: 'felix', address: at('/desk/products', () => reference('products')) },
  { path: '/desk/products/:product/editions/:edition', looks: 'felix', address: ofProduct('editions') },
  { path: '/desk/products/:product/offers/:offer', looks: 'felix', address: ofProduct('offers') },
  { path: '/desk/catalogue', looks: 'felix' },
  {
    path: '/desk/catalogue/:kind/:group',
    looks: 'felix',
    address: at('/desk/catalogue/families', () => reference('families')),
  },
  { path: '/desk/promotions', looks: 'felix' },
  { path: '/desk/promotions/:promotion', looks: 'felix', address: at('/desk/promotions', promotion) },
  { path: '/desk/store-preview', looks: 'tomas' },
  { path: '/desk/limits', looks: 'tomas' },
  { path: '/desk/limits/:limit', looks: 'tomas', address: at('/desk/limits', limit) },
  { path: '/desk/settings', looks: 'maren' },
  { path: '/desk/seller', looks: 'ada' },
  { path: '/desk/people', looks: 'ada' },
  { path: '/desk/people/new', looks: 'ada' },
  { path: '/desk/people/:person', looks: 'ada', address: at('/desk/people', person) },
  { path: '/desk/teams', looks: 'ada' },
  { path: '/desk/teams/:team', looks: 'ada', address: at('/desk/teams', team) },
  { path: '/desk/absences', looks: 'maren' },
  { path: '/desk/mails', looks: 'ada' },
  { path: '/desk/mails/:mail', looks: 'ada', address: at('/desk/mails', mail) },
  { path: '/desk/jobs', looks: 'ada' },
  { path: '/desk/audit', looks: 'ada' },
  { path: '/desk/price-lists', looks: 'tomas' },
  { path: '/desk/price-lists/new', looks: 'tomas' },
  { path: '/desk/price-lists/:list', looks: 'tomas', address: at('/desk/price-lists', list) },
];
