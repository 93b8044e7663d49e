import { z } from 'zod';

export const suggestionQuery = z.object({ q: z.string().max(100) });

/** Something that fits what was typed, with what its address is made of. */
export const storeSuggestion = z.object({
  kind: z.enum(['offer', 'product', 'edition', 'family']),
  title: z.string(),
  note: z.string(),
  family: z.string().optional(),
  product: z.string().optional(),
  edition: z.string().optional(),
  /** Months: 0 (month to month), 12, 36 or 60. */
  term: z.number().int().optional(),
});
export type StoreSuggestion = z.infer<typeof storeSuggestion>;

export const suggestionReply = z.object({ items: z.array(storeSuggestion) });
/** Slugs of all products and codes of all families that the store shows today. */
export const addressReply = z.object({ families: z.array(z.string()), products: z.array(z.string()) });
export type AddressReply = z.infer<typeof addressReply>;

export type SuggestionReply = z.infer<typeof suggestionReply>;
