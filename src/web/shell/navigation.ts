import type { DoorName, SignedIn } from '../reader.tsx';
import type { Catalogues } from '../texts.ts';

type NavigationText = keyof Catalogues['navigation'];

export type NavigationGroup = Extract<NavigationText, `group${string}`>;

export type NavigationEntry = {
  readonly door: DoorName;
  /** The screen's address, written like the screen's path in the door's routes. */
  readonly path: string;
  readonly text: Exclude<NavigationText, NavigationGroup>;
  /** The action of the permission table that the screen's first request needs; none where everybody may. */
  readonly action?: string;
  /** The heading it stands under in the desk's rail. */
  readonly group?: NavigationGroup;
};

/** Every screen that a menu or the command palette leads to, in the order it is shown. */
export const navigation: readonly NavigationEntry[] = [
  { door: 'store', path: '/', text: 'storeHome' },
  { door: 'portal', path: '/portal', text: 'portalHome' },
  { door: 'portal', path: '/portal/orders', text: 'portalOrders', action: 'orders.read' },
  { door: 'portal', path: '/portal/licences', text: 'portalLicences', action: 'licences.read' },
  { door: 'portal', path: '/portal/requests', text: 'portalRequests', action: 'requests.list' },
  { door: 'portal', path: '/portal/baskets', text: 'portalBaskets', action: 'baskets.saved' },
  { door: 'portal', path: '/portal/people', text: 'portalPeople', action: 'company.people.read' },
  { door: 'portal', path: '/portal/settings', text: 'portalSettings' },
  { door: 'partner', path: '/partner', text: 'partnerHome' },
  { door: 'desk', path: '/desk', text: 'deskHome', group: 'groupDay' },
  { door: 'desk', path: '/desk/inbox', text: 'deskInbox', action: 'leads.read', group: 'groupDay' },
  { door: 'desk', path: '/desk/unassigned-mail', text: 'deskUnassigned', action: 'leads.work', group: 'groupDay' },
  {
    door: 'desk',
    path: '/desk/opportunities',
    text: 'deskOpportunities',
    action: 'opportunities.read',
    group: 'groupDay',
  },
  { door: 'desk', path: '/desk/accounts', text: 'deskAccounts', action: 'accounts.read', group: 'groupDay' },
  { door: 'desk', path: '/desk/orders', text: 'deskOrders', action: 'orders.read', group: 'groupMoney' },
  { door: 'desk', path: '/desk/payments', text: 'deskPayments', action: 'payments.read', group: 'groupMoney' },
  { door: 'desk', path: '/desk/licences', text: 'deskLicences', action: 'licences.read', group: 'groupMoney' },
  { door: 'desk', path: '/desk/products', text: 'deskProducts', action: 'catalog.read', group: 'groupCatalogue' },
  { door: 'desk', path: '/desk/price-lists', text: 'deskPriceLists', action: 'prices.read', group: 'groupCatalogue' },
  { door: 'desk', path: '/desk/limits', text: 'deskLimits', action: 'limits.read', group: 'groupCatalogue' },
  {
    door: 'desk',
    path: '/desk/store-preview',
    text: 'deskStorePreview',
    action: 'store.preview',
    group: 'groupCatalogue',
  },
  {
    door: 'desk',
    path: '/desk/promotions',
    text: 'deskPromotions',
    action: 'promotions.read',
    group: 'groupCatalogue',
  },
  { door: 'desk', path: '/desk/seller', text: 'deskSeller', action: 'seller.read', group: 'groupCatalogue' },
  { door: 'desk', path: '/desk/people', text: 'deskPeople', action: 'staff.read', group: 'groupPeople' },
  { door: 'desk', path: '/desk/teams', text: 'deskTeams', action: 'staff.read', group: 'groupPeople' },
  { door: 'desk', path: '/desk/absences', text: 'deskAbsences', action: 'leads.work', group: 'groupPeople' },
  { door: 'desk', path: '/desk/lead-routing', text: 'deskRouting', action: 'routing.read', group: 'groupPeople' },
  {
    door: 'desk',
    path: '/desk/reply-templates',
    text: 'deskTemplates',
    action: 'leads.settings',
    group: 'groupPeople',
  },
  { door: 'desk', path: '/desk/hand-over', text: 'deskHandOver', action: 'leads.hand-over', group: 'groupPeople' },
  { door: 'desk', path: '/desk/mails', text: 'deskMails', action: 'mail.read', group: 'groupOperations' },
  { door: 'desk', path: '/desk/imports', text: 'deskImports', action: 'imports.read', group: 'groupOperations' },
  { door: 'desk', path: '/desk/jobs', text: 'deskJobs', action: 'jobs.read', group: 'groupOperations' },
  { door: 'desk', path: '/desk/audit', text: 'deskAudit', action: 'audit.read', group: 'groupOperations' },
];

/** The screens of a door that somebody's roles open. */
export function screensOf(door: DoorName, me: SignedIn | null): readonly NavigationEntry[] {
  return navigation.filter(
    (entry) =>
      entry.door === door &&
      (door === 'store' || (me?.doors.includes(door) ?? false)) &&
      (entry.action === undefined || (me?.actions.includes(entry.action) ?? false)),
  );
}
