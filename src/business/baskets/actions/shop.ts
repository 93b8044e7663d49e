import type { Context } from '../../../platform/http/route.ts';
import type { Versions } from '../../../platform/versions.ts';
import { titleIn } from '../../../texts/titles.ts';
import type { Contact } from '../../accounts/actions/contact.ts';
import { contactFor } from '../../accounts/actions/contact.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import type { NamedContact } from '../../accounts/terms/people.ts';
import type { SellerAndStore } from '../../accounts/terms/seller.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { type PriceSnapshot, priceSnapshot } from '../../pricing/actions/snapshot.ts';
import type { Buyer, OfferFact, Promotion as PromotionFact } from '../../pricing/rules/facts.ts';
import type { RecentLine } from '../../pricing/rules/self-service-limit.ts';
import type { StoreFacts } from '../rules/price-answer.ts';
import { audienceKey, offerFacts } from '../rules/price-answer.ts';
import type { Promotion } from '../terms/promotions.ts';
import { promotionSnapshot } from './promotion-snapshot.ts';

/** All that a price is made of and that is the same for everybody, in the memory of the process. */
export type Shop = {
  readonly seller: SellerAndStore['seller'];
  readonly store: SellerAndStore['store'];
  readonly catalog: CatalogSnapshot;
  readonly prices: PriceSnapshot;
  /** That run today or later; how much was used is as of the snapshot. */
  readonly promotions: readonly Promotion[];
  readonly offers: Readonly<Record<string, OfferFact>>;
  /** Every audience that a list, limit or promotion is for. */
  readonly audiences: ReadonlySet<string>;
  /** Changes whenever any of them does: the key under which replies are kept. */
  readonly version: string;
};

type ShopContext = Pick<Context, 'database' | 'versions' | 'today' | 'actualDay'>;

let last: (Shop & { readonly snapshot: readonly Promotion[] }) | undefined;

/** The shop as it stands: no statement when warm. */
export async function shopOf(context: ShopContext): Promise<Shop> {
  const [{ seller, store }, catalog, prices, running] = await Promise.all([
    loadSellerAndStore(context),
    catalogSnapshot(context),
    priceSnapshot(context),
    promotionSnapshot(context),
  ]);
  const before = last;
  const same = before?.catalog === catalog && before.prices === prices && before.store === store;
  if (same && before.snapshot === running) return before;
  const offers = before?.catalog === catalog ? before.offers : offerFacts(catalog);
  const version = ['seller', 'catalog', 'prices', 'promotions'].map((name) => context.versions.current(name)).join('.');
  const promotions = running.filter(({ sellerId }) => sellerId === seller.id);
  const audiences = new Set([...prices.audiences, ...promotions.map((one) => one.audience)]);
  const shop = { seller, store, catalog, prices, promotions, snapshot: running, offers, audiences, version };
  last = shop;
  return shop;
}

/**
 * What an account ordered by itself in the last 24 hours, one statement. Ordering comes after this room and brings it
 * at the start; until then nothing was ordered.
 */
export type RecentOrders = (context: Context, accountId: string) => Promise<readonly RecentLine[]>;

let recentOrders: RecentOrders = async () => [];

export function provideRecentOrders(provider: RecentOrders): void {
  recentOrders = provider;
}

/** Who buys, as prices and limits ask. A guest, and a member of the vendor's staff, is the public. */
export function buyerOf({ caller }: Pick<Context, 'caller'>): Buyer {
  if (caller.kind !== 'buyer' || caller.activeAccountId === null) return {};
  const membership = caller.memberships.find((candidate) => candidate.accountId === caller.activeAccountId);
  const segment = membership?.segment;
  return { account: caller.activeAccountId, ...(segment ? { segment } : {}) };
}

/** The buyer's orders of the last 24 hours: no statement for a guest, one for a company. */
export async function recentOf(context: Context, shop: Shop): Promise<readonly RecentLine[]> {
  const account = buyerOf(context).account;
  if (account === undefined) return [];
  const recent = await recentOrders(context, account);
  return recent.filter((line) => shop.offers[line.offer] !== undefined);
}

/** The facts of a price, gathered: the snapshot, the buyer, his recent orders, the day, and the promotions that may count. */
export function factsOf(
  shop: Shop,
  facts: {
    readonly buyer: Buyer;
    readonly currency: string;
    readonly today: string;
    readonly recent: readonly RecentLine[];
    readonly promotions?: readonly PromotionFact[];
  },
): StoreFacts {
  const { prices, offers, store, seller } = shop;
  const { promotions = [], ...rest } = facts;
  const { currency, buyer, today } = facts;
  return {
    ...rest,
    price: { offers, ...prices.pricesFor({ sellerId: seller.id, currency, buyer, today }), promotions },
    limits: prices.limitsOn(store.id, facts.today),
  };
}

/** The currency a buyer sees: what he asks for if the store sells in it, else his account's, else the store's own. */
export function currencyOf(context: Pick<Context, 'caller'>, shop: Shop, asked?: string): string {
  const { store } = shop;
  const account = context.caller.memberships.find((one) => one.accountId === context.caller.activeAccountId);
  const sold = (currency: string | undefined) => currency !== undefined && store.currencies.includes(currency);
  return [asked, account?.currency].find(sold) ?? store.defaultCurrency;
}

/** What replies are kept under: people with the same key see the same prices. */
export function pricesKey(
  context: Pick<Context, 'caller' | 'today' | 'language'>,
  shop: Shop,
  currency: string,
): string {
  const audience = audienceKey(buyerOf(context), shop.audiences);
  return `${shop.version}|${context.today}|${context.language}|${currency}|${audience}`;
}

/** The team's holidays are for its clock, not for the page. */
function withoutCalendar(contact: Contact | null): NamedContact | null {
  if (contact === null) return null;
  const { calendar: _, ...named } = contact;
  return named;
}

const CONTACT_MS = 60_000;
const MOST_CONTACTS = 5_000;
type KeptContact = { readonly until: number; readonly contact: Promise<NamedContact | null> };
const contacts = new WeakMap<Versions, Map<string, KeptContact>>();

/** The person in plain sight on every page. Kept for a minute, so that a page costs no statement for it. */
export async function contactOf(context: Context): Promise<NamedContact | null> {
  const contact = await keptContact(context);
  return contact && { ...contact, role: titleIn(context.language, contact.role) };
}

function keptContact(context: Context): Promise<NamedContact | null> {
  const accountId = buyerOf(context).account ?? null;
  const kept = contacts.get(context.versions) ?? new Map<string, KeptContact>();
  contacts.set(context.versions, kept);
  const key = `${context.versions.current('seller')}|${accountId ?? ''}`;
  const now = context.clock.now();
  const known = kept.get(key);
  if (known && now < known.until) return known.contact;
  const contact = contactFor(context, { accountId, country: null }).then(withoutCalendar);
  if (kept.size >= MOST_CONTACTS) kept.clear();
  kept.set(key, { until: now + CONTACT_MS, contact });
  contact.catch(() => kept.delete(key));
  return contact;
}
