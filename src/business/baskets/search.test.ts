import { describe, expect, it } from 'vitest';
import type { CatalogSnapshot } from '../catalog/terms.ts';
import { nearestSku, productsFound, searchStore, storeIndex } from './rules/store-search.ts';
import { mistakesBetween } from './rules/store-words.ts';

const day = '2026-03-16';

type Given = { slug: string; en: string; de: string; lede?: string; editions: string[]; skus: string[] };

/** A catalogue of these products, each in a family of its own name. */
function catalogOf(given: readonly Given[]): CatalogSnapshot {
  const maps = {
    families: new Map(),
    products: new Map(),
    editions: new Map(),
    supportLevels: new Map([['s', { id: 's', endsOn: null }]]),
    offers: new Map(),
    offersOfProduct: new Map(),
  };
  maps.families.set('f', {
    id: 'f',
    code: 'tools',
    names: { en: 'Support tools', de: 'Werkzeuge' },
    ledes: {},
    endsOn: null,
  });
  for (const { slug, en, de, lede = '', editions, skus } of given) {
    maps.products.set(slug, {
      id: slug,
      slug,
      familyId: 'f',
      names: { en, de },
      ledes: { en: lede },
      status: 'published',
      endsOn: null,
    });
    for (const name of editions) {
      const id = `${slug}/${name}`;
      maps.editions.set(id, {
        id,
        code: name.toLowerCase(),
        productId: slug,
        names: { en: name },
        features: {},
        endsOn: null,
      });
    }
    const offers = skus.map((sku, index) => ({
      id: sku,
      sku,
      productId: slug,
      editionId: `${slug}/${editions[index % editions.length]}`,
      supportLevelId: 's',
      termMonths: 12,
      startsOn: '2026-01-01',
      endsOn: null,
    }));
    for (const offer of offers) maps.offers.set(offer.sku, offer);
    maps.offersOfProduct.set(slug, offers);
  }
  return maps as unknown as CatalogSnapshot;
}

const catalog = catalogOf([
  {
    slug: 'relay',
    en: 'Relay',
    de: 'Relais',
    lede: 'See and fix any device',
    editions: ['Team', 'Core'],
    skus: ['RLY-TEAM-12', 'RLY-CORE-12'],
  },
  { slug: 'vigil', en: 'Vigil', de: 'Wächter', lede: 'Watch servers', editions: ['Business'], skus: ['VIG-12'] },
  { slug: 'replay', en: 'Replay', de: 'Wiedergabe', editions: ['Team'], skus: ['RPL-12'] },
]);
const index = storeIndex(catalog);
const found = (typed: string) => productsFound(index, searchStore(index, typed, day), day);

describe('search in the store', () => {
  it('forgives letters swapped, left out, put in and wrong', () => {
    for (const typed of ['vigli', 'vigl', 'viigil', 'vigal']) expect(found(typed), typed).toEqual(['vigil']);
  });

  it('finds words of both languages, with and without accents', () => {
    for (const typed of ['Wächter', 'wachter', 'WÄCHTER', 'waechter']) expect(found(typed), typed).toEqual(['vigil']);
    expect(found('relais')).toEqual(['relay']);
  });

  it('finds beginnings, and nothing nearly like them where there are any', () => {
    expect(found('rela')).toEqual(['relay']);
    expect(found('re')).toEqual(expect.arrayContaining(['relay', 'replay']));
  });

  it('wants every word to stand in what it finds, in whatever order', () => {
    expect(found('team relay')).toEqual(['relay']);
    expect(found('team vigil')).toEqual([]);
  });

  it('puts the very SKU before all else, however it is written', () => {
    for (const typed of ['RLY-CORE-12', 'rly core 12', 'rlycore12']) {
      expect(searchStore(index, typed, day)[0], typed).toMatchObject({ kind: 'offer', id: 'RLY-CORE-12' });
    }
  });

  it('ranks the name before the words of a description', () => {
    const hits = searchStore(index, 'relay', day).map(({ kind }) => kind);
    expect(hits[0]).toBe('product');
  });

  it('finds nothing where nothing is near', () => {
    expect(found('quarterdeck')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found('%_\\')).toEqual([]);
  });

  it('leaves out what is not sold that day', () => {
    expect(productsFound(index, searchStore(index, 'vigil', '2025-12-31'), '2025-12-31')).toEqual(['vigil']);
    expect(searchStore(index, 'VIG-12', '2025-12-31').filter(({ kind }) => kind === 'offer')).toEqual([]);
  });

  it('names the SKU that was meant', () => {
    expect(nearestSku(index, 'RLY-TEAM12', day)?.sku).toBe('RLY-TEAM-12');
    expect(nearestSku(index, 'RLY-TAEM-12', day)?.sku).toBe('RLY-TEAM-12');
    expect(nearestSku(index, 'ZZZ-999', day)).toBeNull();
  });

  it('stays right over 50,000 offers', () => {
    const many = Array.from({ length: 500 }, (_, at) => ({
      slug: `product-${at}`,
      en: `Tool ${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}rvest`,
      de: `Werkzeug ${at}`,
      editions: ['Team', 'Core'],
      skus: Array.from(
        { length: 100 },
        (_unused, one) => `T${String(at).padStart(4, '0')}-${String(one).padStart(3, '0')}`,
      ),
    }));
    const large = storeIndex(catalogOf(many));
    expect(searchStore(large, 'T0499-099', day)[0]).toMatchObject({ kind: 'offer', id: 'T0499-099' });
    expect(nearestSku(large, 'T0499-O99', day)?.sku).toMatch(/^T0499-.99$/);
    expect(productsFound(large, searchStore(large, 'tool', day), day)).toHaveLength(500);
  });
});

describe('mistakes between two words', () => {
  it('are letters put in, left out, changed or swapped', () => {
    expect(mistakesBetween('relay', 'relay', 2)).toBe(0);
    expect(mistakesBetween('realy', 'relay', 2)).toBe(1);
    expect(mistakesBetween('rely', 'relay', 2)).toBe(1);
    expect(mistakesBetween('rilaz', 'relay', 2)).toBe(2);
    expect(mistakesBetween('vigil', 'relay', 2)).toBe(3);
  });
});
