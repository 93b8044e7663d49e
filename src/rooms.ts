import { accountFollowers } from './business/accounts/actions/account-import.ts';
import { ownerAssigners } from './business/accounts/actions/ownership.ts';
import { storeOpeningChecks } from './business/accounts/actions/seller.ts';
import { loadSellerAndStore } from './business/accounts/actions/seller-and-store.ts';
import { schedules as accountSchedules } from './business/accounts/jobs.ts';
import { routes as accountRoutes } from './business/accounts/routes.ts';
import { schedules as basketSchedules } from './business/baskets/jobs.ts';
import { underPreview } from './business/baskets/routes/store-preview.ts';
import { routes as basketRoutes } from './business/baskets/routes.ts';
import { connectCards } from './business/billing/actions/connect-cards.ts';
import { connectCancellation } from './business/billing/actions.ts';
import { schedules as billingSchedules, subscribers as billingSubscribers } from './business/billing/jobs.ts';
import { routes as billingRoutes } from './business/billing/routes.ts';
import { routes as catalogRoutes } from './business/catalog/routes.ts';
import { connectAccountPast } from './business/desk/actions/account-past.ts';
import { searchFollowsAccounts } from './business/desk/actions/imported-search.ts';
import {
  longWork as deskLongWork,
  schedules as deskSchedules,
  subscribers as deskSubscribers,
} from './business/desk/jobs.ts';
import { routes as deskRoutes } from './business/desk/routes.ts';
import { schedules as leadSchedules, subscribers as leadSubscribers } from './business/leads/jobs.ts';
import { routes as leadRoutes } from './business/leads/routes.ts';
import { subscribers as licenceSubscribers } from './business/licensing/jobs.ts';
import { routes as licenceRoutes } from './business/licensing/routes.ts';
import { connectPastOrders } from './business/ordering/actions/past-orders.ts';
import { connectPromotions } from './business/ordering/actions/promotions.ts';
import { connectRecentOrders } from './business/ordering/actions/recent-orders.ts';
import { schedules as orderSchedules, subscribers as orderSubscribers } from './business/ordering/jobs.ts';
import { routes as orderRoutes } from './business/ordering/routes.ts';
import { storeOpeningCheck } from './business/pricing/actions/limits.ts';
import { routes as priceRoutes } from './business/pricing/routes.ts';
import { assignmentsFollow, assignOpened } from './business/territories/actions.ts';
import { routes as territoryRoutes } from './business/territories/routes.ts';
import type { Config } from './platform/config.ts';
import type { Context, Route } from './platform/http/route.ts';
import type { LongWork } from './platform/jobs.ts';
import type { Schedule, Subscriber } from './platform/outbox.ts';

// Ports that earlier rooms leave open and later ones fill.
ownerAssigners.push(assignOpened);
storeOpeningChecks.push(storeOpeningCheck);
connectRecentOrders();
connectPastOrders();
connectCancellation();
connectAccountPast();
accountFollowers.push(assignmentsFollow, searchFollowsAccounts);
// The last of the gate's checks: promotions are locked after everything else.
connectPromotions();

/** What the rooms bring to the server, in the order of the house. */
const all: readonly Route[] = [
  ...accountRoutes,
  ...catalogRoutes,
  ...priceRoutes,
  ...territoryRoutes,
  ...basketRoutes,
  ...leadRoutes,
  ...orderRoutes,
  ...billingRoutes,
  ...licenceRoutes,
  ...deskRoutes,
];

/** The store's routes know when staff look at the store as a buyer. */
export const routes: readonly Route[] = all.map(underPreview);

export const subscribers: readonly Subscriber[] = [
  ...leadSubscribers,
  ...orderSubscribers,
  ...billingSubscribers,
  ...licenceSubscribers,
  ...deskSubscribers,
];

export const schedules: readonly Schedule[] = [
  ...accountSchedules,
  ...basketSchedules,
  ...leadSchedules,
  ...orderSchedules,
  ...billingSchedules,
  ...deskSchedules,
];

/** What rooms take from the configuration. */
export function configureRooms(config: Pick<Config, 'cards'>): void {
  connectCards(config.cards);
}

/** What takes minutes and has a loop of its own. */
export const longWork: readonly LongWork[] = deskLongWork;

/** The zone in which the seller's days begin. */
export function sellerZone(known: Pick<Context, 'database' | 'versions'>): string | Promise<string> {
  const kept = loadSellerAndStore(known);
  return kept instanceof Promise ? kept.then(({ seller }) => seller.timeZone) : kept.seller.timeZone;
}
