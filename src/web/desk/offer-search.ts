import { useEffect, useState } from 'react';
import type { Offer } from '../../business/catalog/terms.ts';
import { get, type Page } from '../api.ts';
import { useReply } from '../queries.ts';
import { catalogueApi } from './desk-paths.ts';

const pause = 200;

/** What was typed, once the fingers rest. */
export function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}

/** SKUs of the catalogue that fit what is typed so far. */
export function useSkuProposals(typed: string): readonly string[] {
  const asked = useRested(typed.trim());
  const { body } = useReply<Page<Offer>>(asked ? catalogueApi.references('offers', { q: asked, limit: 12 }) : null);
  return (body?.items ?? []).map(({ sku }) => sku);
}

/** The offer of a SKU, typed in any case; undefined where the catalogue has none. */
export async function offerOfSku(sku: string): Promise<Offer | undefined> {
  const { items } = await get<Page<Offer>>(catalogueApi.references('offers', { q: sku, limit: 200 }));
  return items.find((offer) => offer.sku.toLowerCase() === sku.toLowerCase());
}
