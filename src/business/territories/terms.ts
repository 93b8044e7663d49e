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

/** Which team or person a region's leads go to: exactly one of the two. */
export const routingRuleChange = z
  .object({
    country: z.string().regex(/^[A-Z]{2}$/),
    /** Postal codes that begin so; empty for the whole country. */
    postalPrefix: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z]{0,10}$/)
      .default(''),
    teamId: z.uuid().nullable().default(null),
    personId: z.uuid().nullable().default(null),
  })
  .refine((rule) => (rule.teamId === null) !== (rule.personId === null), {
    path: ['teamId'],
    params: { expected: 'person_or_team' },
  });
export const routingRule = z.object({
  id: z.uuid(),
  country: z.string(),
  postalPrefix: z.string(),
  teamId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  /** The team's or the person's name. */
  name: z.string(),
  rowVersion: z.int(),
});
export const routingRules = z.object({ items: z.array(routingRule) });
export type RoutingRuleChange = z.infer<typeof routingRuleChange>;
export type RoutingRule = z.infer<typeof routingRule>;

/** What territories announces (version 1). */
export type TerritoriesEvents = {
  'account.assigned': { readonly accountId: string; readonly personId: string; readonly fromDay: string };
};
