import { type ComponentType, lazy, Suspense, startTransition, use, useEffect, useRef, useState } from 'react';
import type { Language } from '../texts/languages.ts';
import type { Door } from './door.ts';
import { entranceWeb } from './entrance/entrance-paths.ts';
import { web } from './paths.ts';
import { navigate, onNavigation, PlaceContext, wentForward } from './place.ts';
import { type DoorName, useReader } from './reader.tsx';
import { PageWaiting } from './shell/page-waiting.tsx';
import { loadTexts } from './texts.ts';

const NotOpen = lazy(() => import('./shell/not-open.tsx').then((module) => ({ default: module.NotOpen })));

type DoorEntry = { readonly prefix: string; readonly needs?: DoorName; readonly load: () => Promise<{ door: Door }> };

/** The doors by their address; the store is what is left. Each is a part of its own in the build. */
const doors: readonly DoorEntry[] = [
  { prefix: '/desk', needs: 'desk', load: () => import('./desk/routes.tsx') },
  { prefix: '/portal', needs: 'portal', load: () => import('./portal/routes.tsx') },
  { prefix: '/partner', needs: 'partner', load: () => import('./partner/routes.tsx') },
  ...['/sign-in', '/sign-up', '/verify', '/reset', '/email', '/invitation'].map((prefix) => ({
    prefix,
    load: () => import('./entrance/routes.tsx'),
  })),
  ...(import.meta.env.DEV ? [{ prefix: '/gallery', load: () => import('./gallery.tsx') }] : []),
  { prefix: '', load: () => import('./store/routes.tsx') },
];

export function doorAt(pathname: string): DoorEntry {
  return doors.find(({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`))!;
}

/** The parts of a path that vary, or null when the pattern does not fit: "/products/:product" on "/products/relay". */
export function matchPath(pattern: string, pathname: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = pathname.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!;
    const text = part.startsWith(':') ? decoded(value) : null;
    if (text !== null) params[part.slice(1)] = text;
    else if (part !== value) return null;
  }
  return params;
}

/** An address that somebody mistyped is not found; it does not break the page. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

type Found = {
  readonly door: Door;
  /** Changes when the screen must begin anew. */
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  readonly Screen: ComponentType;
};

const found = new Map<string, Promise<Found>>();

/** Loads what an address needs: the door, its catalogues, the screen. Loaded once, also ahead of a click. */
export function prepare(pathname: string, language: Language): Promise<Found> {
  const known = found.get(pathname);
  if (known) return known;
  const fresh = find(pathname, language);
  found.set(pathname, fresh);
  // Forgotten when it fails, so that the next visit tries again; not at once, or the page that failed would ask without end.
  fresh.catch(() => setTimeout(() => found.delete(pathname), 5_000));
  return fresh;
}

async function find(pathname: string, language: Language): Promise<Found> {
  const { door } = await doorAt(pathname).load();
  const texts = loadTexts(language, ['shared', ...door.texts]);
  for (const screen of door.screens) {
    const params = matchPath(screen.path, pathname);
    if (!params) continue;
    const more = loadTexts(language, screen.texts ?? []);
    const [module] = await Promise.all([screen.load(), texts, more]);
    return { door, key: screen.stays ? screen.path : pathname, params, Screen: module.default };
  }
  const [{ NotFound }] = await Promise.all([import('./shell/not-found.tsx'), texts]);
  return { door, key: pathname, params: {}, Screen: NotFound };
}

/** Draws the screen of the address in the frame of its door. The old screen stays until the new one is loaded. */
export function Routes() {
  const [url, setUrl] = useState(() => new URL(location.href));
  useEffect(() => onNavigation(() => startTransition(() => setUrl(new URL(location.href)))), []);
  return (
    <Suspense fallback={<PageWaiting />}>
      <Located url={url} />
    </Suspense>
  );
}

function Located({ url }: { url: URL }) {
  const { me, language } = useReader();
  const needs = doorAt(url.pathname).needs;
  const guestAtDoor = needs !== undefined && me === null;
  // The vendor asks for a second factor: until it is set up every door leads there.
  const owesFactor = needs !== undefined && me?.mustSetUpTotp === true;
  const pathname = guestAtDoor ? '/sign-in' : owesFactor ? '/sign-in/second-factor' : url.pathname;
  const { door, key, params, Screen } = use(prepare(pathname, language));
  const open = needs === undefined || guestAtDoor || owesFactor || me?.doors.includes(needs);
  const Shown = open ? Screen : NotOpen;
  const Shell = door.shell;

  useEffect(() => {
    const back = url.pathname + url.search;
    if (guestAtDoor) navigate(web.signIn(back), { replace: true });
    else if (owesFactor) navigate(entranceWeb.secondFactor(back), { replace: true });
  }, [guestAtDoor, owesFactor, url]);
  useArrival(url.pathname);
  const ahead = (path: string) => void prepare(path, language).catch(() => undefined);

  return (
    <PlaceContext value={{ url, params, prepare: ahead }}>
      <Shell>
        <Shown key={key} />
      </Shell>
    </PlaceContext>
  );
}

/** A new screen begins at its top, and a reader who listens is put at its start. Going back keeps the old place. */
function useArrival(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (wentForward()) scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}
