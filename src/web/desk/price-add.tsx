import { type FormEvent, useEffect, useId, useState } from 'react';
import type { Edition, Offer, Product } from '../../business/catalog/terms.ts';
import type { PriceReply } from '../../business/pricing/terms.ts';
import { ApiProblem, get, type Page } from '../api.ts';
import { catalogueApi } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { newEdit, type PriceEdit } from './price-edits.ts';

const pause = 200;

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
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const { body } = useReply<Page<Offer>>(asked ? catalogueApi.references('offers', { q: asked, limit: 12 }) : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sku = typed.trim();
    if (!sku) return;
    try {
      const offer = await offerOf(sku);
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
        {body?.items.map((offer) => (
          <option key={offer.id} value={offer.sku} />
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

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

async function offerOf(sku: string): Promise<Offer | undefined> {
  const { items } = await get<Page<Offer>>(catalogueApi.references('offers', { q: sku, limit: 200 }));
  return items.find((offer) => same(offer.sku, sku));
}

/** A row further down that is not in sight yet. */
async function isThere(list: string, sku: string): Promise<boolean> {
  const { items } = await get<Page<PriceReply>>(catalogueApi.prices(list, { q: sku, limit: 200 }));
  return items.some((row) => same(row.sku, sku));
}
