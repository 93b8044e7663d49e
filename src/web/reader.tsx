import { createContext, type ReactNode, useContext } from 'react';
import type { Door as DoorName, Me } from '../business/accounts/terms/identity.ts';
import { type Format, formats } from '../texts/format.ts';
import type { Language } from '../texts/languages.ts';
import { type CatalogueName, textsOf } from './texts.ts';

export type { DoorName, Me };

/** Somebody whom we know by name. */
export type SignedIn = Me & { readonly person: NonNullable<Me['person']> };

/** The vendor whose store this is. */
export type Seller = {
  readonly name: string;
  readonly timeZone: string;
  readonly branding: { readonly hue: number; readonly chroma: number } | null;
};

/** What the server puts into the page: the reader, the vendor and the first replies, by their API path. */
export type FirstData = {
  readonly me: Me | null;
  readonly seller: Seller;
  readonly language: Language;
  readonly queries: Readonly<Record<string, unknown>>;
};

export type Reader = {
  /** Null for a guest. */
  readonly me: SignedIn | null;
  readonly currency: string;
  readonly seller: Seller;
  readonly language: Language;
  readonly format: Format;
  /** Whether his roles allow the action. The server decides again. */
  readonly may: (action: string) => boolean;
};

const ReaderContext = createContext<Reader | null>(null);

export function ReaderProvider({ first, children }: { first: FirstData; children: ReactNode }) {
  const reader: Reader = {
    me: first.me?.person ? { ...first.me, person: first.me.person } : null,
    currency: first.me?.currency ?? 'EUR',
    seller: first.seller,
    language: first.language,
    format: formats(first.language),
    may: (action) => first.me?.actions.includes(action) ?? false,
  };
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('useReader stands outside of ReaderProvider');
  return reader;
}

/** Texts of the named catalogues and the shared one. The door must name them in its `texts`. */
export function useTexts<N extends CatalogueName = 'shared'>(...names: readonly N[]) {
  return textsOf<N>(useReader().language, names);
}

export function useFormat(): Format {
  return useReader().format;
}
