import { queryClient } from '../queries.ts';

/** Reads again whatever is shown of these parts of the API; `gone` is the id of a record that no longer exists. */
function forget(parts: RegExp, gone?: string): void {
  if (gone) queryClient.removeQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes(gone) });
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => parts.test(String(queryKey[0])) });
}

/** Prices changed: lists, their rows, what the store says, the drafts on the desk's first page. */
export const forgetPrices = (gone?: string) => forget(/^\/api\/v1\/(price-lists|store|desk)/, gone);

/** Limits changed: their list and what the store says. */
export const forgetLimits = (gone?: string) => forget(/^\/api\/v1\/(limits|store)/, gone);

/** Promotions changed: their list and what the store says. */
export const forgetPromotions = (gone?: string) => forget(/^\/api\/v1\/(promotions|store|baskets)/, gone);

/** The catalogue changed, and with it names in price lists and limits. */
export const forgetCatalogue = (gone?: string) => forget(/^\/api\/v1\/(catalog|price-lists|limits|store)/, gone);
