import { z } from 'zod';
import { parseDay } from '../../../kernel/calendar.ts';
import { isCurrency } from '../../../kernel/currency.ts';

/** As whom, on which day and in which currency the store is looked at: `public`, `segment:KEY` or `account:ID`. */
export const storePreviewBody = z.strictObject({
  audience: z
    .string()
    .max(100)
    .refine((value) => /^(public|segment:[^\s:]+|account:[0-9a-f-]{36})$/.test(value), {
      params: { expected: 'audience' },
    }),
  day: z.string().refine((value) => parseDay(value).ok, { params: { expected: 'day' } }),
  currency: z.string().refine(isCurrency, { params: { expected: 'currency' } }),
});
export type StorePreviewBody = z.output<typeof storePreviewBody>;

/** `name` is the company's, empty for the others. */
const storePreview = storePreviewBody.extend({ name: z.string() });
export type StorePreview = z.output<typeof storePreview>;
export const storePreviewReply = z.object({ preview: storePreview.nullable() });
export type StorePreviewReply = z.output<typeof storePreviewReply>;
