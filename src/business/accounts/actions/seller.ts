import { isCurrency } from '../../../kernel/currency.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptUnless, refuse } from '../../../kernel/outcome.ts';
import { isZone } from '../../../kernel/zone.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { teamPeople } from '../storage/contact.ts';
import {
  allStores,
  firstSeller,
  insertSeller,
  insertStore,
  storeById,
  updateSeller,
  updateStore,
} from '../storage/seller.ts';
import { insertTeam, teamWithMembers } from '../storage/staff.ts';
import { termsVersions } from '../storage/terms-of-sale.ts';
import type { Seller, SellerChange, Store, StoreChange } from '../terms/seller.ts';

/** A later room's say in the opening of a store: one without any limit, for example, cannot be opened. */
export type StoreOpeningCheck = (context: Context, tx: Tx, store: Store) => Promise<Outcome<void>>;

/** Each room that has a say adds its own when the program starts. */
export const storeOpeningChecks: StoreOpeningCheck[] = [];

export async function readSeller(context: Context): Promise<Outcome<Seller>> {
  const seller = await context.transaction((tx) => firstSeller(tx));
  return seller ? accept(seller) : refuse('seller_not_found');
}

export async function listStores(context: Context): Promise<Store[]> {
  return context.transaction((tx) => allStores(tx));
}

function currencyErrors(entries: readonly (readonly [string, string])[]): FieldError[] {
  return entries
    .filter(([, code]) => !isCurrency(code))
    .map(([pointer, value]) => ({ pointer, value, expected: 'currency' }));
}

/** Changes the legal entity. The zone and currency of what exists already do not change with it. */
export async function changeSeller(
  context: Context,
  rowVersion: number,
  change: SellerChange,
): Promise<Outcome<Seller>> {
  const errors = currencyErrors([
    ['/currency', change.currency],
    ...change.banks.map((bank, index) => [`/banks/${index}/currency`, bank.currency] as const),
  ]);
  if (!isZone(change.timeZone)) errors.push({ pointer: '/timeZone', value: change.timeZone, expected: 'time_zone' });
  if (errors.length > 0) return refuse('invalid_input', { errors });
  return context.transaction<Outcome<Seller>>(async (tx) => {
    const before = await firstSeller(tx);
    if (!before) return refuse('seller_not_found');
    const after = await updateSeller(tx, before.id, rowVersion, change);
    if (!after) return refuse('changed_meanwhile');
    await audit(tx, context, { action: 'seller.changed', subjectKind: 'seller', subjectId: before.id, before, after });
    await raiseVersion(tx, 'seller');
    return accept(after);
  });
}

async function storeErrors(tx: Tx, change: StoreChange): Promise<FieldError[]> {
  const errors = currencyErrors([
    ...change.currencies.map((code, index) => [`/currencies/${index}`, code] as const),
    ...Object.entries(change.countryCurrencies).map(([land, code]) => [`/countryCurrencies/${land}`, code] as const),
  ]);
  const options = change.currencies.join(', ');
  const outside = Object.entries(change.countryCurrencies).filter(([, code]) => !change.currencies.includes(code));
  for (const [land, value] of outside) {
    errors.push({ pointer: `/countryCurrencies/${land}`, value, expected: 'one_of', facts: { options } });
  }
  if (!change.currencies.includes(change.defaultCurrency)) {
    errors.push({ pointer: '/defaultCurrency', value: change.defaultCurrency, expected: 'one_of', facts: { options } });
  }
  if (change.insideTeamId !== null && !(await teamWithMembers(tx, change.insideTeamId))) {
    errors.push({ pointer: '/insideTeamId', value: change.insideTeamId, expected: 'known_id' });
  }
  return errors;
}

/** Where terms of sale are published, their days say which version holds. */
async function termsErrors(tx: Tx, store: Store, { termsVersion }: StoreChange): Promise<FieldError[]> {
  if (termsVersion === store.termsVersion || (await termsVersions(tx, store.id)).length === 0) return [];
  const facts = { version: store.termsVersion };
  return [{ pointer: '/termsVersion', value: termsVersion, expected: 'published_terms', facts }];
}

/** A store opens with somebody to call, and when every room that has a say agrees. */
async function mayOpen(context: Context, tx: Tx, store: Store): Promise<Outcome<void>> {
  const people = store.insideTeamId === null ? [] : await teamPeople(tx, store.insideTeamId);
  if (people.length === 0) return refuse('store_without_contact', { facts: { store: store.name } });
  for (const check of storeOpeningChecks) {
    const verdict = await check(context, tx, store);
    if (!verdict.ok) return verdict;
  }
  return accept(undefined);
}

/** Changes a store; opening it asks every room that has a say. Refuses `store_without_contact` and what those refuse. */
export async function changeStore(
  context: Context,
  id: string,
  rowVersion: number,
  change: StoreChange,
): Promise<Outcome<Store>> {
  return context.transaction<Outcome<Store>>(async (tx) => {
    const before = await storeById(tx, id);
    if (!before) return refuse('store_not_found');
    const checked = acceptUnless(
      [...(await storeErrors(tx, change)), ...(await termsErrors(tx, before, change))],
      'invalid_input',
      change,
    );
    if (!checked.ok) return checked;
    const { open, ...facts } = change;
    const opens = open && before.openedAt === null;
    const wanted = { ...before, ...facts };
    if (open) {
      const may = await mayOpen(context, tx, wanted);
      if (!may.ok) return may;
    }
    const openedAt = before.openedAt === null ? new Date(context.clock.now()) : new Date(before.openedAt);
    const after = await updateStore(tx, id, rowVersion, facts, open ? openedAt : null);
    if (!after) return refuse('changed_meanwhile');
    await audit(tx, context, { action: 'store.changed', subjectKind: 'store', subjectId: id, before, after });
    if (opens) {
      await announce(tx, context, {
        type: 'store.opened',
        version: 1,
        sellerId: after.sellerId,
        data: { storeId: id },
      });
    }
    await raiseVersion(tx, 'seller');
    return accept(after);
  });
}

export type FirstSeller = {
  readonly sellerId: string;
  readonly storeId: string;
  readonly teamId: string;
  readonly slug: string;
  readonly seller: SellerChange;
  readonly store: Omit<StoreChange, 'open' | 'insideTeamId'>;
  readonly team: {
    name: string;
    timeZone: string;
    answerMinutes: number;
    opens: string;
    closes: string;
    workdays: number[];
    holidays: string[];
  };
};

/** Makes a seller with its inside team and a store that is still closed. For a first start and for the seed. */
export async function foundSeller(tx: Tx, context: Context, first: FirstSeller): Promise<void> {
  await insertSeller(tx, first.sellerId, first.seller);
  await insertTeam(tx, first.teamId, first.team);
  await insertStore(tx, {
    ...first.store,
    id: first.storeId,
    sellerId: first.sellerId,
    slug: first.slug,
    insideTeamId: first.teamId,
    openedAt: null,
  });
  await audit(tx, context, { action: 'seller.founded', subjectKind: 'seller', subjectId: first.sellerId });
  await raiseVersion(tx, 'seller');
}

/** Where there is no seller yet, makes one to be named by the first administrator. */
export async function ensureSeller(context: Context): Promise<void> {
  const made = await context.transaction(
    async (tx) => {
      if (await firstSeller(tx)) return false;
      await foundSeller(tx, context, {
        sellerId: context.newId(),
        storeId: context.newId(),
        teamId: context.newId(),
        slug: 'store',
        seller: {
          name: 'Keyline',
          legalName: 'Keyline',
          country: 'DE',
          currency: 'EUR',
          timeZone: 'Europe/Berlin',
          fiscalStartMonth: 1,
          branding: { hue: 215, chroma: 0.6 },
          address: { line1: '', postalCode: '', city: '' },
          banks: [],
          vatRegistrations: [],
          staffNeedSecondFactor: false,
        },
        store: {
          name: 'Store',
          defaultCurrency: 'EUR',
          currencies: ['EUR', 'USD'],
          countryCurrencies: { US: 'USD' },
          showsPricesOverLimit: true,
          termsVersion: '1',
          paymentDays: 14,
        },
        team: {
          name: 'Inside sales',
          timeZone: 'Europe/Berlin',
          answerMinutes: 240,
          opens: '09:00',
          closes: '17:00',
          workdays: [1, 2, 3, 4, 5],
          holidays: [],
        },
      });
      return true;
    },
    // As the server: there is nobody yet.
    { as: 'system' },
  );
  if (made) await context.versions.refresh();
}
