import type { Tx } from '../../../platform/database/database.ts';
import type { Address } from '../terms/companies.ts';
import type { Bank, Branding, Seller, SellerChange, Store, StoreChange, VatRegistration } from '../terms/seller.ts';

type Rows = Pick<Tx, 'query' | 'execute'>;

type SellerRow = {
  id: string;
  name: string;
  legal_name: string;
  country: string;
  currency: string;
  time_zone: string;
  fiscal_start_month: number;
  branding: Branding;
  address: Address;
  banks: Bank[];
  vat_registrations: VatRegistration[];
  staff_need_second_factor: boolean;
  row_version: number;
};

const sellerColumns = `id, name, legal_name, country, currency, time_zone, fiscal_start_month, branding, address, banks,
  vat_registrations, staff_need_second_factor, row_version`;

function sellerOf(row: SellerRow): Seller {
  return {
    id: row.id,
    name: row.name,
    legalName: row.legal_name,
    country: row.country,
    currency: row.currency,
    timeZone: row.time_zone,
    fiscalStartMonth: row.fiscal_start_month,
    branding: row.branding,
    address: row.address,
    banks: row.banks,
    vatRegistrations: row.vat_registrations,
    staffNeedSecondFactor: row.staff_need_second_factor,
    rowVersion: row.row_version,
  };
}

/** The vendor's first legal entity: one process serves one vendor. */
export async function firstSeller(rows: Rows): Promise<Seller | null> {
  const found = await rows.query<SellerRow>(`SELECT ${sellerColumns} FROM accounts.seller ORDER BY id LIMIT 1`);
  return found[0] ? sellerOf(found[0]) : null;
}

function sellerValues(change: SellerChange) {
  return [
    change.name,
    change.legalName,
    change.country,
    change.currency,
    change.timeZone,
    change.fiscalStartMonth,
    change.branding,
    change.address,
    JSON.stringify(change.banks),
    JSON.stringify(change.vatRegistrations),
    change.staffNeedSecondFactor,
  ];
}

export async function insertSeller(rows: Rows, id: string, seller: SellerChange): Promise<void> {
  await rows.execute(
    `INSERT INTO accounts.seller (id, name, legal_name, country, currency, time_zone, fiscal_start_month, branding,
       address, banks, vat_registrations, staff_need_second_factor)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, ...sellerValues(seller)],
  );
}

export async function updateSeller(
  rows: Rows,
  id: string,
  rowVersion: number,
  change: SellerChange,
): Promise<Seller | null> {
  const found = await rows.query<SellerRow>(
    `UPDATE accounts.seller SET name = $3, legal_name = $4, country = $5, currency = $6, time_zone = $7,
       fiscal_start_month = $8, branding = $9, address = $10, banks = $11, vat_registrations = $12,
       staff_need_second_factor = $13, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2 RETURNING ${sellerColumns}`,
    [id, rowVersion, ...sellerValues(change)],
  );
  return found[0] ? sellerOf(found[0]) : null;
}

type StoreRow = {
  id: string;
  seller_id: string;
  slug: string;
  name: string;
  default_currency: string;
  currencies: string[];
  country_currencies: Record<string, string>;
  shows_prices_over_limit: boolean;
  inside_team_id: string | null;
  terms_version: string;
  payment_days: number;
  opened_at: Date | null;
  row_version: number;
};

const storeColumns = `id, seller_id, slug, name, default_currency, currencies, country_currencies,
  shows_prices_over_limit, inside_team_id, terms_version, payment_days, opened_at, row_version`;

function storeOf(row: StoreRow): Store {
  return {
    id: row.id,
    sellerId: row.seller_id,
    slug: row.slug,
    name: row.name,
    defaultCurrency: row.default_currency,
    currencies: row.currencies,
    countryCurrencies: row.country_currencies,
    showsPricesOverLimit: row.shows_prices_over_limit,
    insideTeamId: row.inside_team_id,
    termsVersion: row.terms_version,
    paymentDays: row.payment_days,
    openedAt: row.opened_at?.toISOString() ?? null,
    rowVersion: row.row_version,
  };
}

export async function allStores(rows: Rows): Promise<Store[]> {
  const found = await rows.query<StoreRow>(
    `SELECT ${storeColumns} FROM accounts.store ORDER BY opened_at NULLS LAST, id`,
  );
  return found.map(storeOf);
}

export async function storeById(rows: Rows, id: string): Promise<Store | null> {
  const found = await rows.query<StoreRow>(`SELECT ${storeColumns} FROM accounts.store WHERE id = $1`, [id]);
  return found[0] ? storeOf(found[0]) : null;
}

type StoreValues = Omit<StoreChange, 'open'>;

function storeValues(change: StoreValues) {
  return [
    change.name,
    change.defaultCurrency,
    change.currencies,
    change.countryCurrencies,
    change.showsPricesOverLimit,
    change.insideTeamId,
    change.termsVersion,
    change.paymentDays,
  ];
}

export async function insertStore(
  rows: Rows,
  store: StoreValues & { id: string; sellerId: string; slug: string; openedAt: Date | null },
): Promise<void> {
  await rows.execute(
    `INSERT INTO accounts.store (id, seller_id, slug, opened_at, name, default_currency, currencies,
       country_currencies, shows_prices_over_limit, inside_team_id, terms_version, payment_days)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [store.id, store.sellerId, store.slug, store.openedAt, ...storeValues(store)],
  );
}

export async function updateStore(
  rows: Rows,
  id: string,
  rowVersion: number,
  change: StoreValues,
  openedAt: Date | null,
): Promise<Store | null> {
  const found = await rows.query<StoreRow>(
    `UPDATE accounts.store SET name = $3, default_currency = $4, currencies = $5, country_currencies = $6,
       shows_prices_over_limit = $7, inside_team_id = $8, terms_version = $9, payment_days = $10, opened_at = $11,
       row_version = row_version + 1
     WHERE id = $1 AND row_version = $2 RETURNING ${storeColumns}`,
    [id, rowVersion, ...storeValues(change), openedAt],
  );
  return found[0] ? storeOf(found[0]) : null;
}

/** The stores a team answers for, by name. */
export async function storesOfTeam(rows: Rows, teamId: string): Promise<string[]> {
  const found = await rows.query<{ name: string }>(
    'SELECT name FROM accounts.store WHERE inside_team_id = $1 ORDER BY name, id',
    [teamId],
  );
  return found.map(({ name }) => name);
}
