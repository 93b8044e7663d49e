import { z } from 'zod';

export const licenceKey = z.object({ id: z.string(), key: z.string(), seats: z.number().int() });

/** What a company may use: one per order line, with its keys. */
export const licence = z.object({
  id: z.string(),
  accountId: z.string(),
  company: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  sku: z.string(),
  product: z.string(),
  edition: z.string(),
  supportLevel: z.string(),
  metric: z.object({ one: z.string(), other: z.string() }),
  quantity: z.number().int(),
  startsOn: z.string(),
  /** First day without the right to use; null: runs until notice. */
  endsOn: z.string().nullable(),
  /** The day on which the right to use was taken back, because the order's money went back; null: it stands. */
  withdrawnOn: z.string().nullable(),
  issuedAt: z.string(),
  keys: z.array(licenceKey),
});
export type Licence = z.infer<typeof licence>;

export const licenceSorts = ['-issuedAt', 'endsOn', 'company'] as const;
export const licenceListQuery = z.object({
  q: z.string().trim().max(200).optional(),
  order: z.uuid().optional(),
  account: z.uuid().optional(),
  sort: z.enum(licenceSorts).default('-issuedAt'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LicenceListQuery = z.infer<typeof licenceListQuery>;
export const licenceExportQuery = licenceListQuery.omit({ cursor: true, limit: true });
export type LicenceExportQuery = z.infer<typeof licenceExportQuery>;
export const licenceListReply = z.object({
  items: z.array(licence),
  next: z.string().nullable(),
  approximateTotal: z.number().int(),
});

/** Event `licences.issued`, version 1. */
export type LicencesIssued = { readonly orderId: string; readonly number: string; readonly entitlements: number };
