import { z } from 'zod';
import { country, currency, day, instant, language, phone } from './identity.ts';

/** Companies, their tree, what they are to us, and the file they come and go in. */

export const accountStatus = z.enum(['prospect', 'active', 'closed']);
export const relationshipKind = z.enum(['customer', 'partner', 'alliance']);

export const address = z.object({
  line1: z.string().trim().max(200),
  line2: z.string().trim().max(200).optional(),
  postalCode: z.string().trim().max(20),
  city: z.string().trim().max(120),
  region: z.string().trim().max(120).optional(),
});

const optionalText = (most: number) => z.string().trim().max(most).nullable();

export const accountFields = z.object({
  name: z.string().trim().min(1).max(200),
  legalName: optionalText(200),
  country,
  industry: optionalText(80),
  segment: optionalText(80),
  vatId: optionalText(20),
  domain: optionalText(253),
  phone: phone.nullable(),
  website: optionalText(300),
  employees: z.number().int().min(0).max(10_000_000).nullable(),
  language,
  currency,
  address: address.nullable(),
});
export const accountCreate = accountFields
  .partial()
  .required({ name: true, country: true })
  .extend({ status: z.enum(['prospect', 'active']).default('active'), ownerId: z.uuid().optional() });
export const accountChange = accountFields.extend({ status: accountStatus });

export const ownerSummary = z.object({ personId: z.string(), name: z.string() });
export const accountRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  status: accountStatus,
  country: z.string(),
  industry: z.string().nullable(),
  segment: z.string().nullable(),
  domain: z.string().nullable(),
  owner: ownerSummary.nullable(),
  createdAt: instant,
});
export const accountList = z.object({
  items: z.array(accountRow),
  next: z.string().nullable(),
  approximateTotal: z.number().int(),
});

export const accountReference = z.object({ id: z.string(), number: z.string(), name: z.string() });
export const relationship = z.object({
  id: z.string(),
  kind: relationshipKind,
  fromDay: day,
  /** The first day on which it no longer holds; null while it is open. */
  toDay: day.nullable(),
});
export const accountDetail = accountFields.extend({
  id: z.string(),
  number: z.string(),
  status: accountStatus,
  createdAt: instant,
  parent: accountReference.extend({ fromDay: day }).nullable(),
  children: z.array(accountReference),
  relationships: z.array(relationship),
  owner: ownerSummary.nullable(),
  people: z.array(
    z.object({
      personId: z.string(),
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      title: z.string().nullable(),
      roles: z.array(z.string()),
      verified: z.boolean(),
    }),
  ),
  rowVersion: z.number().int(),
});
export const accountParams = z.object({ id: z.uuid() });

/** A company as its own people see and change it. */
export const companyChange = accountFields.pick({
  name: true,
  legalName: true,
  vatId: true,
  phone: true,
  website: true,
  language: true,
  address: true,
});
export const company = companyChange.extend({
  id: z.string(),
  number: z.string(),
  country: z.string(),
  currency: z.string(),
  rowVersion: z.number().int(),
});

export const parentChange = z.object({ parentId: z.uuid(), fromDay: day.optional() });
export const parentEnd = z.object({ toDay: day.optional() });
export const relationshipCreate = z.object({ kind: relationshipKind, fromDay: day.optional() });
export const relationshipEnd = z.object({ toDay: day.optional() });
export const relationshipParams = z.object({ id: z.uuid(), relationshipId: z.uuid() });

/** Columns of the export, in their order; an import finds them by these names. */
export const accountColumns = [
  'number',
  'name',
  'legal_name',
  'country',
  'industry',
  'segment',
  'vat_id',
  'domain',
  'phone',
  'website',
  'employees',
  'language',
  'currency',
  'parent_number',
  'owner_email',
] as const;
export type AccountColumn = (typeof accountColumns)[number];

/** A new company with its person, from a guest's checkout or talk to sales, or from sign-up. */
export type ProspectRequest = {
  readonly company: string;
  readonly country: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | null;
  readonly vatId?: string | null;
  readonly currency?: string | null;
  readonly language?: 'en' | 'de';
  readonly address?: z.infer<typeof address> | null;
};
export type Prospect = {
  readonly accountId: string;
  readonly personId: string;
  /** False when a signed-in buyer's own account is used. */
  readonly isNew: boolean;
};

export type AccountStatus = z.infer<typeof accountStatus>;
export type RelationshipKind = z.infer<typeof relationshipKind>;
export type Address = z.infer<typeof address>;
export type AccountFields = z.infer<typeof accountFields>;
export type AccountCreate = z.infer<typeof accountCreate>;
export type AccountChange = z.infer<typeof accountChange>;
export type Company = z.infer<typeof company>;
export type CompanyChange = z.infer<typeof companyChange>;
export type AccountRow = z.infer<typeof accountRow>;
export type AccountList = z.infer<typeof accountList>;
export type AccountDetail = z.infer<typeof accountDetail>;
export type AccountReference = z.infer<typeof accountReference>;
export type Relationship = z.infer<typeof relationship>;
