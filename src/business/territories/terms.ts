import { z } from 'zod';

/** Who looks after which account, from which day. */

export const accountParams = z.object({ id: z.uuid() });
export const ownerChange = z.object({
  personId: z.uuid(),
  /** First day of the new owner; today when left out. A day in the past is refused. */
  fromDay: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  reason: z.string().trim().max(300).optional(),
});
export const assignment = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  fromDay: z.string(),
  /** The first day on which he no longer looks after it; null while open. */
  toDay: z.string().nullable(),
});
export const ownership = z.object({
  current: assignment.nullable(),
  /** A hand-over that is agreed and has not begun. */
  next: assignment.nullable(),
  history: z.array(assignment),
});

export type OwnerChange = z.infer<typeof ownerChange>;
export type Assignment = z.infer<typeof assignment>;
export type Ownership = z.infer<typeof ownership>;

/** What territories announces (version 1). */
export type TerritoriesEvents = {
  'account.assigned': { readonly accountId: string; readonly personId: string; readonly fromDay: string };
};
