import { type FormEvent, useId, useState } from 'react';
import type { Edition, Product } from '../../business/catalog/terms.ts';
import type { PriceReply } from '../../business/pricing/terms.ts';
import { ApiProblem, get, type Page } from '../api.ts';
import { catalogueApi } from '../paths.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { offerOfSku, useSkuProposals } from './offer-search.ts';
import { newEdit, type PriceEdit } from './price-edits.ts';

/** Adds a price by its SKU: the catalogue proposes while it is typed, and says what it does not have. */
export function PriceAdd({
  list,
  there,
  add,
}: {
  readonly list: string;
  readonly there: ReadonlySet<string>;
  readonly add: (edit: PriceEdit) => void;
}) {
  const t = useTexts('desk-catalogue');
  const words = useCatalogueWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const proposals = useSkuProposals(typed);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sku = typed.trim();
    if (!sku) return;
    try {
      const offer = await offerOfSku(sku);
      if (!offer) return setWrong(t('priceAddUnknown', { sku }));
      if (there.has(offer.sku) || (await isThere(list, offer.sku)))
        return setWrong(t('priceAddThere', { sku: offer.sku }));
      const [product, edition] = await Promise.all([
        get<Product>(catalogueApi.reference('products', offer.productId)),
        get<Edition>(catalogueApi.reference('editions', offer.editionId)),
      ]);
      add(newEdit(offer.sku, `${words.named(product.names)} ${words.named(edition.names)}`));
      setTyped('');
      setWrong(null);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setWrong(cause.problem.detail || t('networkLostTitle'));
    }
  };
  return (
    <form className="price-add" onSubmit={(event) => void submit(event)} noValidate>
      <input
        className="input mono"
        aria-label={t('priceAddSku')}
        placeholder={t('priceAddSku')}
        list={`${id}-skus`}
        value={typed}
        autoComplete="off"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(null);
        }}
      />
      <datalist id={`${id}-skus`}>
        {proposals.map((sku) => (
          <option key={sku} value={sku} />
        ))}
      </datalist>
      <Button type="submit">{t('priceAdd')}</Button>
      {wrong && (
        <span className="field">
          <FieldError id={`${id}-error`}>{wrong}</FieldError>
        </span>
      )}
    </form>
  );
}

/** A row further down that is not in sight yet. */
async function isThere(list: string, sku: string): Promise<boolean> {
  const { items } = await get<Page<PriceReply>>(catalogueApi.prices(list, { q: sku, limit: 200 }));
  return items.some((row) => row.sku.toLowerCase() === sku.toLowerCase());
}
