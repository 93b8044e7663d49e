import { type ZodType, z } from 'zod';

/**
 * The query of a list: filters of the room's own, one of its named sorts ("name" or "-created"), a cursor and a limit
 * of at most 200. Everything arrives as text.
 */
export function listQuery<const S extends readonly [string, ...string[]], F extends Record<string, ZodType>>(
  sorts: S,
  filters: F,
) {
  return z.strictObject({
    ...filters,
    sort: z.enum(sorts).default(sorts[0] as S[number] & {}),
    cursor: z.string().max(500).optional(),
    limit: z
      .string()
      .regex(/^\d{1,3}$/)
      .default('50')
      .transform(Number)
      .pipe(z.number().int().min(1).max(200)),
  });
}

/** The reply of a list. `approximateTotal` counts all rows of the filter, exact up to the room's stated bound. */
export function listReply<T extends ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable(), approximateTotal: z.number().int() });
}
