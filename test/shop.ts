import { foundSeller } from '../src/business/accounts/actions/seller.ts';
import type { Database } from '../src/platform/database/database.ts';
import type { Call, Context } from '../src/platform/http/route.ts';
import type { TestWorld } from './context.ts';

/** A small shop as the rules' examples have it, on a test's own database: prices, limits, an open store, two people. */

export type OfferSpec = {
  readonly sku: string;
  readonly unitPrice: string;
  readonly termMonths?: 0 | 12 | 36 | 60;
  readonly billing?: 'up_front' | 'yearly' | 'monthly';
  readonly tiers?: readonly { readonly from: number; readonly unitPrice: string }[];
  readonly floor?: string;
  readonly maxQuantity?: number;
  readonly maxAmount?: bigint;
  readonly currency?: string;
  /** Of the product of another SKU. */
  readonly sibling?: string;
};

export type Company = { readonly accountId: string; readonly personId: string; readonly email: string };
/** A caller with what a request has beside its context. */
export type Shopper = Context & Pick<Call<unknown, unknown, unknown>, 'request'>;

export type Shop = {
  readonly sellerId: string;
  readonly storeId: string;
  readonly offerId: (sku: string) => string;
  /** Adds offers with a product each, a price and the product's own limit; in effect at once. */
  sell(...offers: readonly OfferSpec[]): Promise<void>;
  /** Another public price from today on, as a published list would bring it. */
  reprice(sku: string, unitPrice: string): Promise<void>;
  company(name: string, email: string, more?: { segment?: string; vatId?: string }): Promise<Company>;
  /** A signed-in buyer in a session of his own. */
  buyer(company: Company, roles?: readonly string[]): Shopper;
  guest(): Shopper;
};

const request = { address: '192.0.2.1', userAgent: 'test' };

async function found(tw: TestWorld, owner: Database) {
  const context = tw.system();
  const [sellerId, storeId, teamId] = [context.newId(), context.newId(), context.newId()];
  await context.transaction((tx) =>
    foundSeller(tx, context, {
      sellerId,
      storeId,
      teamId,
      slug: 'store',
      seller: {
        name: 'Halden',
        legalName: 'Halden Software Inc.',
        country: 'US',
        currency: 'USD',
        timeZone: 'UTC',
        fiscalStartMonth: 1,
        branding: { hue: 262, chroma: 1 },
        address: { line1: '1120 NW Couch Street', postalCode: '97209', city: 'Portland' },
        banks: [
          { name: 'Cascadia Bank', holder: 'Halden Software Inc.', iban: 'US-4711', bic: 'CSCDUS66', currency: 'USD' },
        ],
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
        timeZone: 'UTC',
        answerMinutes: 240,
        opens: '08:00',
        closes: '18:00',
        workdays: [1, 2, 3, 4, 5],
        holidays: [],
      },
    }),
  );
  const maren = context.newId();
  await owner.query(
    `INSERT INTO accounts.person (id, email, name, phone, language, email_verified_at, created_at)
     VALUES ($1, 'maren@halden.example', 'Maren Vogt', '+1 503 555 0142', 'en', now(), now())`,
    [maren],
  );
  await owner.query('INSERT INTO accounts.team_member (team_id, person_id) VALUES ($1, $2)', [teamId, maren]);
  await owner.query('UPDATE accounts.store SET opened_at = now()');
  return { sellerId, storeId };
}

async function furnish(tw: TestWorld, owner: Database) {
  const context = tw.system();
  const [family, metric, support] = [context.newId(), context.newId(), context.newId()];
  await owner.query(
    `INSERT INTO catalog.family (id, code, names, ledes) VALUES ($1, 'tools', '{"en": "Support tools", "de": "Werkzeuge"}', '{}')`,
    [family],
  );
  await owner.query(
    `INSERT INTO catalog.licence_metric (id, code, singulars, plurals)
     VALUES ($1, 'device', '{"en": "device", "de": "Gerät"}', '{"en": "devices", "de": "Geräte"}')`,
    [metric],
  );
  await owner.query(
    `INSERT INTO catalog.support_level (id, code, names) VALUES ($1, 'standard', '{"en": "Standard", "de": "Standard"}')`,
    [support],
  );
  return { family, metric, support };
}

type Shelf = { family: string; metric: string; support: string; sellerId: string; storeId: string };
type Placed = { offerId: string; productId: string; editionId: string; spec: OfferSpec };

async function putOnSale(owner: Database, newId: () => string, shelf: Shelf, spec: OfferSpec, sibling?: Placed) {
  const { sku } = spec;
  const placed: Placed = sibling
    ? { ...sibling, offerId: newId(), spec }
    : { offerId: newId(), productId: newId(), editionId: newId(), spec };
  if (!sibling) {
    await owner.query(
      `INSERT INTO catalog.product (id, slug, family_id, licence_metric_id, names, ledes, status)
       VALUES ($1, $2, $3, $4, $5, '{"en": "See and fix any device", "de": "Jedes Gerät sehen"}', 'published')`,
      [placed.productId, sku.toLowerCase(), shelf.family, shelf.metric, { en: `Relay ${sku}`, de: `Relais ${sku}` }],
    );
    await owner.query(
      `INSERT INTO catalog.edition (id, product_id, code, names, features)
       VALUES ($1, $2, 'team', '{"en": "Team", "de": "Team"}', '{"en": ["File transfer"], "de": ["Übertragung"]}')`,
      [placed.editionId, placed.productId],
    );
  }
  const term = spec.termMonths ?? 12;
  await owner.query(
    `INSERT INTO catalog.offer (id, sku, product_id, edition_id, support_level_id, term_months, billing, notice_days, starts_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 30, '2026-01-01')`,
    [
      placed.offerId,
      sku,
      placed.productId,
      placed.editionId,
      shelf.support,
      term,
      spec.billing ?? (term === 0 ? 'monthly' : 'up_front'),
    ],
  );
  const limited = spec.maxQuantity !== undefined || spec.maxAmount !== undefined;
  if (limited && !sibling) {
    await owner.query(
      `INSERT INTO pricing.self_service_limit (id, store_id, scope, scope_id, audience, currency, max_quantity, max_amount, starts_on)
       VALUES ($1, $2, 'product', $3, 'public', $4, $5, $6, '2026-01-01')`,
      [
        newId(),
        shelf.storeId,
        placed.productId,
        spec.currency ?? 'USD',
        spec.maxQuantity ?? null,
        spec.maxAmount ?? null,
      ],
    );
  }
  return placed;
}

/** A published list with these prices, in the order in which lists are made: draft, rows, published. */
async function publish(
  owner: Database,
  newId: () => string,
  sellerId: string,
  currency: string,
  specs: readonly (Placed & { startsOn: string })[],
) {
  const list = newId();
  await owner.query(
    `INSERT INTO pricing.price_list (id, seller_id, name, kind, audience, currency, starts_on, created_at)
     VALUES ($1, $2, 'Public price list 2026', 'public', 'public', $3, $4, now())`,
    [list, sellerId, currency, specs[0]!.startsOn],
  );
  for (const { offerId, spec } of specs) {
    const tiers = spec.tiers ?? [];
    await owner.query(
      `INSERT INTO pricing.price (price_list_id, offer_id, unit_price, tier_mode, tier_counting, tiers, floor)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
      [
        list,
        offerId,
        spec.unitPrice,
        tiers.length > 0 ? 'all-units' : null,
        tiers.length > 0 ? 'line' : null,
        JSON.stringify(tiers),
        spec.floor ?? null,
      ],
    );
  }
  await owner.query(`UPDATE pricing.price_list SET status = 'published', published_at = now() WHERE id = $1`, [list]);
}

/** Opens the shop. Call in `beforeAll`, after `testDatabase()`. */
export async function openShop(tw: TestWorld, owner: Database): Promise<Shop> {
  const { newId } = tw.system();
  const { sellerId, storeId } = await found(tw, owner);
  const shelf: Shelf = { ...(await furnish(tw, owner)), sellerId, storeId };
  const placed = new Map<string, Placed>();
  let lists = 0;
  const day = () => `2026-01-${String((lists++ % 28) + 1).padStart(2, '0')}`;
  const refresh = async (...names: string[]) => {
    for (const name of names) await owner.query('SELECT platform.raise_version($1)', [name]);
    await tw.world.versions.refresh();
  };
  await refresh('seller');
  return {
    sellerId,
    storeId,
    offerId: (sku) => placed.get(sku)!.offerId,
    sell: async (...offers) => {
      for (const spec of offers) {
        const sibling = spec.sibling === undefined ? undefined : placed.get(spec.sibling);
        placed.set(spec.sku, await putOnSale(owner, newId, shelf, spec, sibling));
      }
      const startsOn = day();
      for (const currency of new Set(offers.map((spec) => spec.currency ?? 'USD'))) {
        const own = offers.filter((spec) => (spec.currency ?? 'USD') === currency);
        const rows = own.map((spec) => ({ ...placed.get(spec.sku)!, startsOn }));
        await publish(owner, newId, sellerId, currency, rows);
      }
      await refresh('catalog', 'prices');
    },
    reprice: async (sku, unitPrice) => {
      const one = placed.get(sku)!;
      const spec = { ...one.spec, unitPrice };
      await publish(owner, newId, sellerId, spec.currency ?? 'USD', [{ ...one, spec, startsOn: day() }]);
      await refresh('prices');
    },
    company: async (name, email, more = {}) => {
      const [accountId, personId] = [newId(), newId()];
      await owner.query(
        `INSERT INTO accounts.account (id, seller_id, number, name, status, country, language, currency, segment, vat_id, address, created_at)
         VALUES ($1, $2, 'A-' || nextval('accounts.account_number'), $3, 'active', 'US', 'en', 'USD', $4, $5,
           '{"line1": "1 Main Street", "postalCode": "97201", "city": "Portland"}', now())`,
        [accountId, sellerId, name, more.segment ?? null, more.vatId ?? null],
      );
      await owner.query(
        `INSERT INTO accounts.person (id, email, name, language, email_verified_at, created_at)
         VALUES ($1, $2, 'Bea Ruiz', 'en', now(), now())`,
        [personId, email],
      );
      for (const role of ['buyer', 'account_admin']) {
        await owner.query(
          'INSERT INTO accounts.membership (account_id, person_id, role, since) VALUES ($1, $2, $3, now())',
          [accountId, personId, role],
        );
      }
      return { accountId, personId, email };
    },
    buyer: ({ accountId, personId, email }, roles = ['buyer']) => ({
      ...tw.as({
        kind: 'buyer',
        personId,
        email,
        name: 'Bea Ruiz',
        sessionId: newId(),
        activeAccountId: accountId,
        memberships: [{ accountId, roles, currency: 'USD', segment: null }],
      }),
      request,
    }),
    guest: () => ({ ...tw.as({ sessionId: newId() }), request }),
  };
}
