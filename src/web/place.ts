import { createContext, useContext } from 'react';

type Place = {
  readonly url: URL;
  /** The parts of the address that vary, by their names in the screen's path. */
  readonly params: Readonly<Record<string, string>>;
  /** Fetches what another address needs, ahead of the click. */
  readonly prepare: (pathname: string) => void;
};

export const PlaceContext = createContext<Place | null>(null);

const walks = new EventTarget();
let forward = false;

/** Calls back whenever the address changed, by a link or by the browser's own buttons. */
export function onNavigation(moved: () => void): () => void {
  walks.addEventListener('walk', moved);
  addEventListener('popstate', moved);
  return () => {
    walks.removeEventListener('walk', moved);
    removeEventListener('popstate', moved);
  };
}

/** Whether the last move was a link and not the back button; asked once per move. */
export function wentForward(): boolean {
  const answer = forward;
  forward = false;
  return answer;
}

/** Goes to an address of this application. With `replace` the back button skips where we are now. */
export function navigate(href: string, options: { readonly replace?: boolean } = {}): void {
  const target = new URL(href, location.href);
  if (target.origin !== location.origin) location.assign(href);
  else {
    forward = true;
    history[options.replace ? 'replaceState' : 'pushState'](null, '', target);
    walks.dispatchEvent(new Event('walk'));
  }
}

/** Where the reader is in the application. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('usePlace stands outside of Routes');
  return place;
}

/** A part of the screen's address that varies, by its name in the screen's path. */
export function useParam(name: string): string {
  const value = usePlace().params[name];
  if (value === undefined) throw new Error(`The address of this screen has no part ":${name}"`);
  return value;
}

/**
 * Filters, tabs and choices live in the address: read them from `search`, change them with `change({ name: value })`.
 * What becomes null leaves the address. A change replaces the entry in the history unless `push` is said.
 */
export function useSearch() {
  const { url } = usePlace();
  return {
    search: url.searchParams,
    hrefWith: (values: Readonly<Record<string, string | number | null>>) => hrefWith(url, values),
    change: (values: Readonly<Record<string, string | number | null>>, options: { readonly push?: boolean } = {}) =>
      navigate(hrefWith(new URL(location.href), values), { replace: !options.push }),
  };
}

function hrefWith(url: URL, values: Readonly<Record<string, string | number | null>>): string {
  const search = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') search.delete(name);
    else search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${url.pathname}?${text}` : url.pathname;
}
