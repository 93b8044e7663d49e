import { z } from 'zod';
import { listQuery, listReply } from '../../../platform/http/list.ts';
import { basketReply, moneyOnWire } from '../terms.ts';

/** What a stranger may write into a mail of ours: no address that somebody could be led to. */
const note = z
  .string()
  .trim()
  .max(500)
  .refine((text) => !/:\/\/|www\./i.test(text), { params: { expected: 'no_web_address' } });
const name = z.string().trim().max(100);

export const linkBody = z.object({ name: name.default(''), note: note.default('') });
export const linkReply = z.object({ link: z.string(), expiresAt: z.string() });
export type LinkReply = z.infer<typeof linkReply>;

export const mailBody = z.object({
  to: z.email().max(254),
  /** Who sends it: a guest says so, somebody signed in is known. */
  name: name.default(''),
  note: note.default(''),
});
export const mailReply = linkReply.extend({ sentTo: z.string() });
export type MailReply = z.infer<typeof mailReply>;

/** A line whose price is another than when it was sent; null: on request or not shown. */
export const lineChange = z.object({
  sku: z.string(),
  quantity: z.number().int(),
  before: moneyOnWire.nullable(),
  now: moneyOnWire.nullable(),
});

export const sentBasketReply = z.object({
  name: z.string(),
  note: z.string(),
  sentAt: z.string(),
  expiresAt: z.string(),
  /** Priced anew for who opens it. */
  basket: basketReply,
  /** What it came to when it was sent; null where it was not shown then. */
  before: z.object({ dueNow: moneyOnWire.nullable(), commitment: moneyOnWire.nullable() }),
  changes: z.array(lineChange),
});
export type SentBasketReply = z.infer<typeof sentBasketReply>;

export const savedBasketBody = z.object({
  name: z.string().trim().min(1).max(100),
  shared: z.boolean().default(false),
});
export const savedBasket = z.object({
  id: z.string(),
  name: z.string(),
  shared: z.boolean(),
  /** Whether the reader saved it: only he renames, shares or deletes it. */
  mine: z.boolean(),
  savedBy: z.string(),
  savedAt: z.string(),
  currency: z.string(),
  lines: z.number().int(),
  rowVersion: z.number().int(),
});
export type SavedBasket = z.infer<typeof savedBasket>;
export const savedBasketQuery = listQuery(['-savedAt', 'savedAt'], { q: z.string().trim().max(100).optional() });
export type SavedBasketQuery = z.infer<typeof savedBasketQuery>;
export const savedBasketList = listReply(savedBasket);
export const savedBasketParams = z.object({ id: z.uuid() });
export const sentBasketParams = z.object({ token: z.string().min(20).max(200) });
