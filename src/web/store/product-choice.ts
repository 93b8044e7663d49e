import { parseQuantity, type Typed } from '../../texts/typed-figures.ts';
import { type ProductChoice, storeApi } from '../paths.ts';

/** A product page's address, read: what is asked of the server, and the quantity as it was typed. */
export type AddressedChoice = {
  readonly choice: ProductChoice;
  readonly typed: string | null;
  readonly quantity: Typed<number> | null;
};

/** Months: month to month, and the terms that offers are sold for. */
const terms = ['0', '12', '36', '60'];

/** A quantity that makes no sense is not asked for: the page says what would be right and prices the product without. */
export function choiceOf(search: URLSearchParams): AddressedChoice {
  const typed = search.get('quantity');
  const quantity = typed === null ? null : parseQuantity(typed);
  return {
    typed,
    quantity,
    choice: {
      edition: search.get('edition'),
      term: terms.find((term) => term === search.get('term')) ?? null,
      quantity: quantity?.ok ? quantity.value : null,
    },
  };
}

/** The request a product page starts with; the server's own page table asks the same. */
export function productPath(slug: string, search: URLSearchParams): string {
  return storeApi.product(slug, choiceOf(search).choice);
}
