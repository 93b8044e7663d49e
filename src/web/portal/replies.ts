import type { z } from 'zod';
import type { requestItem } from '../../business/leads/terms.ts';

/** What the portal's lists hold, as the rooms declare it. Types only. */
export type RequestItem = z.output<typeof requestItem>;
