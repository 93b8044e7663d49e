import type { Language } from '../texts/languages.ts';
import { type CompiledTexts, type Texts, type Translate, translator } from '../texts/translate.ts';

type TextsOf<M> = M extends { default: infer C extends Texts } ? C : never;

/** The catalogues that screens may use. A new one is a line here and a file in each language. */
export type Catalogues = {
  readonly shared: TextsOf<typeof import('../texts/en/shared.ts')>;
  readonly navigation: TextsOf<typeof import('../texts/en/navigation.ts')>;
  readonly store: TextsOf<typeof import('../texts/en/store.ts')>;
  readonly buying: TextsOf<typeof import('../texts/en/buying.ts')>;
  readonly purchasing: TextsOf<typeof import('../texts/en/purchasing.ts')>;
  readonly portal: TextsOf<typeof import('../texts/en/portal.ts')>;
  readonly partner: TextsOf<typeof import('../texts/en/partner.ts')>;
  readonly desk: TextsOf<typeof import('../texts/en/desk.ts')>;
  readonly 'desk-accounts': TextsOf<typeof import('../texts/en/desk-accounts.ts')>;
  readonly 'desk-catalogue': TextsOf<typeof import('../texts/en/desk-catalogue.ts')>;
  readonly 'desk-products': TextsOf<typeof import('../texts/en/desk-products.ts')>;
  readonly 'desk-prices': TextsOf<typeof import('../texts/en/desk-prices.ts')>;
  readonly 'desk-promotions': TextsOf<typeof import('../texts/en/desk-promotions.ts')>;
  readonly 'desk-cards': TextsOf<typeof import('../texts/en/desk-cards.ts')>;
  readonly 'desk-settings': TextsOf<typeof import('../texts/en/desk-settings.ts')>;
  readonly 'desk-imports': TextsOf<typeof import('../texts/en/desk-imports.ts')>;
  readonly 'desk-inbox': TextsOf<typeof import('../texts/en/desk-inbox.ts')>;
  readonly 'desk-operations': TextsOf<typeof import('../texts/en/desk-operations.ts')>;
  readonly entrance: TextsOf<typeof import('../texts/en/entrance.ts')>;
};

export type CatalogueName = keyof Catalogues;

type KeyOf<N extends CatalogueName> = N extends CatalogueName ? keyof Catalogues[N] & string : never;
type TextOf<N extends CatalogueName, K> = N extends CatalogueName
  ? K extends keyof Catalogues[N]
    ? Catalogues[N][K] & string
    : never
  : never;

/** Several catalogues as one. Where two have the same key, the later named one speaks. */
type Merged<N extends CatalogueName> = { readonly [K in KeyOf<N>]: TextOf<N, K> };

/** Each catalogue of each language is a file of its own in the build; a reader loads those of the doors he enters. */
const files = import.meta.glob<CompiledTexts<Texts>>(
  [
    '../texts/*/{shared,navigation,store,buying,purchasing,portal,partner,desk,desk-accounts,desk-catalogue,desk-products,desk-prices,desk-promotions,desk-cards,desk-settings,desk-imports,desk-operations,desk-inbox,entrance,gallery}.ts',
  ],
  { import: 'default' },
);
const loaded = new Map<string, CompiledTexts<Texts>>();
const spoken = new Map<string, Translate<Texts>>();

/** Brings catalogues in; resolves at once when they are there. */
export async function loadTexts(language: Language, names: readonly CatalogueName[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const path = `../texts/${language}/${name}.ts`;
      if (!loaded.has(path)) loaded.set(path, await files[path]!());
    }),
  );
}

/** The translator over catalogues that are loaded. The shared one is always part of it. */
export function textsOf<N extends CatalogueName>(
  language: Language,
  names: readonly N[],
): Translate<Merged<N | 'shared'>> {
  const all = [...new Set<CatalogueName>(['shared', ...names])];
  const key = `${language} ${all.join(' ')}`;
  let translate = spoken.get(key);
  if (!translate) {
    const catalogues = all.map((name) => {
      const catalogue = loaded.get(`../texts/${language}/${name}.ts`);
      if (!catalogue) throw new Error(`The catalogue "${name}" is not loaded: name it in the door's texts`);
      return catalogue;
    });
    translate = translator<Texts>(language, Object.assign({}, ...catalogues));
    spoken.set(key, translate);
  }
  return translate as unknown as Translate<Merged<N | 'shared'>>;
}
