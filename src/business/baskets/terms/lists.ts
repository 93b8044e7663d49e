import { z } from 'zod';
import { lineGiven, said } from '../terms.ts';

/** A list to be looked at before anything is put into the basket: as it was typed or pasted, or as corrected rows. */
export const listBody = z
  .object({ pasted: z.string().max(200_000).optional(), rows: z.array(lineGiven).max(1_000).optional() })
  .refine((body) => body.rows !== undefined || body.pasted !== undefined, {
    path: ['pasted'],
    params: { expected: 'present' },
  });

/** One row of a list: what was given, what it means, and where it is wrong what would be right, in words. */
export const listRow = z.object({
  /** Its place in what was pasted, counted from 1; of corrected rows their order. */
  row: z.number().int(),
  sku: z.string(),
  quantity: z.string(),
  good: z.boolean(),
  /** Product and edition where the SKU is known. */
  name: z.string().nullable(),
  skuWanted: z.string().nullable(),
  quantityWanted: z.string().nullable(),
  /** The SKU that was most likely meant. */
  suggestion: z.object({ sku: z.string(), name: z.string() }).nullable(),
});
export type ListRow = z.infer<typeof listRow>;

export const listReply = z.object({
  rows: z.array(listRow),
  good: z.number().int(),
  wrong: z.number().int(),
  /** The good rows as lines, a SKU given twice once: what is sent to put them into the basket. */
  lines: z.array(z.object({ sku: z.string(), quantity: z.number().int() })),
  said: z.array(said),
});
export type ListReply = z.infer<typeof listReply>;
