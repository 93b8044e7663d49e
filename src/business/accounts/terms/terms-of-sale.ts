import { z } from 'zod';

/** Paragraphs are separated by an empty line; one that begins with "# " is a heading. */
const words = z.string().trim().min(1).max(100_000);

export const termsOfSaleBody = z.object({
  version: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  startsOn: z.iso.date(),
  texts: z.object({ en: words, de: words }),
});
export type TermsOfSaleBody = z.infer<typeof termsOfSaleBody>;

export const termsOfSaleVersion = z.object({
  version: z.string(),
  startsOn: z.string(),
  publishedAt: z.string(),
  /** Whether checkout asks for this one today. */
  current: z.boolean(),
});
export type TermsOfSaleVersion = z.infer<typeof termsOfSaleVersion>;
export const termsOfSaleList = z.object({ items: z.array(termsOfSaleVersion) });

/** `text` null: this version was never written down here; the store's plain summary stands for it. */
export const termsOfSaleReply = z.object({
  version: z.string(),
  startsOn: z.string().nullable(),
  current: z.boolean(),
  text: z.string().nullable(),
});
export type TermsOfSaleReply = z.infer<typeof termsOfSaleReply>;
export const termsOfSaleQuery = z.object({ version: z.string().max(40).optional() });
