import { z } from 'zod';

const thing = z.object({ id: z.uuid(), number: z.string(), name: z.string() });

/** What somebody has in his hands: before a hand-over what would go, after it what went. */
export const handOverList = z.object({
  leads: z.array(thing),
  opportunities: z.array(thing),
  accounts: z.array(thing),
});
export type HandOverList = z.infer<typeof handOverList>;
export const handOverRequest = z.object({ toPersonId: z.uuid() });
