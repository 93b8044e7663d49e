import { z } from 'zod';
import { address } from './companies.ts';
import { country, currency, instant } from './identity.ts';
import type { WorkCalendar } from './people.ts';

/** The legal entity that sells, and the store it opens. */

export const branding = z.object({
  /** Degrees, 0 to 360. */
  hue: z.number().min(0).max(360),
  /** Strength, 0 to 1. */
  chroma: z.number().min(0).max(1),
});
export const bank = z.object({
  name: z.string().trim().min(1).max(120),
  holder: z.string().trim().min(1).max(120),
  iban: z.string().trim().max(42),
  bic: z.string().trim().max(11),
  currency,
});
export const vatRegistration = z.object({ country, vatId: z.string().trim().min(4).max(20) });

const sellerFields = {
  name: z.string().trim().min(1).max(120),
  legalName: z.string().trim().min(1).max(200),
  country,
  currency,
  timeZone: z.string().max(60),
  fiscalStartMonth: z.number().int().min(1).max(12),
  branding,
  address,
  banks: z.array(bank).max(20),
  vatRegistrations: z.array(vatRegistration).max(40),
  /** The vendor's people need a second factor to reach anything but their own settings. */
  staffNeedSecondFactor: z.boolean(),
};
export const sellerChange = z.object(sellerFields);
export const seller = z.object({ id: z.string(), ...sellerFields, rowVersion: z.number().int() });

const storeFields = {
  name: z.string().trim().min(1).max(120),
  defaultCurrency: currency,
  currencies: z.array(currency).min(1).max(40),
  /** Country to currency; a country that is not named gets the default currency. */
  countryCurrencies: z.record(country, currency),
  showsPricesOverLimit: z.boolean(),
  insideTeamId: z.uuid().nullable(),
  termsVersion: z.string().trim().min(1).max(40),
  paymentDays: z.number().int().min(0).max(365),
};
export const storeChange = z.object({ ...storeFields, open: z.boolean() });
export const store = z.object({
  id: z.string(),
  sellerId: z.string(),
  slug: z.string(),
  ...storeFields,
  openedAt: instant.nullable(),
  rowVersion: z.number().int(),
});
export const storeList = z.object({ items: z.array(store) });
export const storeParams = z.object({ id: z.uuid() });

export type Branding = z.infer<typeof branding>;
export type Bank = z.infer<typeof bank>;
export type VatRegistration = z.infer<typeof vatRegistration>;
export type Seller = z.infer<typeof seller>;
export type SellerChange = z.infer<typeof sellerChange>;
export type Store = z.infer<typeof store>;
export type StoreChange = z.infer<typeof storeChange>;

export type InsideTeam = {
  readonly id: string;
  readonly name: string;
  readonly answerMinutes: number;
  readonly opens: string;
  readonly closes: string;
  readonly calendar: WorkCalendar;
  readonly members: readonly {
    readonly personId: string;
    readonly name: string;
    readonly title: string | null;
    readonly phone: string | null;
    readonly email: string;
  }[];
};
/** Everything public pages ask of seller and store, held in memory by version `seller`. */
export type SellerAndStore = {
  readonly seller: Seller;
  readonly store: Store;
  readonly insideTeam: InsideTeam | null;
};
