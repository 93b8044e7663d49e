import { z } from 'zod';

/** Orders of the time before, as another system had them. Figures are decimals as text: they are never rounded. */
export const orderHistory = z.object({
  totals: z.array(
    z.object({
      currency: z.string(),
      lines: z.int(),
      orders: z.int(),
      revenue: z.string(),
      grossProfit: z.string().nullable(),
      firstOn: z.string(),
      lastOn: z.string(),
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      orderNumber: z.string(),
      orderedOn: z.string(),
      product: z.string().nullable(),
      licence: z.string().nullable(),
      segment: z.string().nullable(),
      contact: z.string().nullable(),
      currency: z.string(),
      quantity: z.string().nullable(),
      discount: z.string().nullable(),
      revenue: z.string(),
      grossProfit: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
  approximateTotal: z.int(),
});
export type OrderHistory = z.infer<typeof orderHistory>;
