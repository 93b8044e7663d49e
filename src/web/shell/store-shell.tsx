import './page.css';
import './store-shell.css';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { api, web, withSearch } from '../paths.ts';
import { navigate, usePlace } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { loadTexts } from '../texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SkipLink } from '../ui/skip-link.tsx';
import { PersonMenu } from './person-menu.tsx';
import { Vendor } from './vendor.tsx';

/** Only staff look at the store as somebody else: nobody else loads it. */
const StorePreviewBar = lazy(async () => ({ default: (await import('./store-preview.tsx')).StorePreviewBar }));

/** The store's frame: header, page, footer. */
export function StoreShell({ children }: { children: ReactNode }) {
  const t = useTexts('store');
  const { may, me, seller } = useReader();
  return (
    <div className="site">
      <SkipLink />
      {may('store.preview') && (
        <Suspense>
          <StorePreviewBar />
        </Suspense>
      )}
      <header className="top">
        <div>
          <Vendor href={web.store.home()} />
          <nav aria-label={t('doorStore')}>
            <ul>
              <li>
                <Anchor href={web.store.home()}>{t('navProducts')}</Anchor>
              </li>
              <li>
                <Anchor href={web.store.talk()}>{t('navTalk')}</Anchor>
              </li>
            </ul>
          </nav>
          <ProductSearch label={t('searchProducts')} />
          <BasketLink label={t('navBasket')} />
          {!me && (
            <span className="hide">
              <LinkButton href={web.signIn()}>{t('signIn')}</LinkButton>
            </span>
          )}
          <PersonMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <span>{seller.name}</span>
        <Anchor href={web.store.page('terms')}>{t('pageTerms')}</Anchor>
        <Anchor href={web.store.page('privacy')}>{t('pagePrivacy')}</Anchor>
        <Anchor href={web.store.page('support')}>{t('pageSupport')}</Anchor>
        <Anchor href={web.store.talk()}>{t('navTalk')}</Anchor>
      </footer>
    </div>
  );
}

/** Suggestions come with the first touch of the field: nobody who does not search loads them. */
const SearchSuggest = lazy(async () => {
  await loadTexts(document.documentElement.lang === 'de' ? 'de' : 'en', ['purchasing']);
  return import('../store/search-suggest.tsx');
});

function ProductSearch({ label }: { label: string }) {
  const { url } = usePlace();
  const q = url.searchParams.get('q');
  const [entered, setEntered] = useState<HTMLInputElement | null>(null);
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('q');
    entered?.blur();
    navigate(withSearch(web.store.home(), { q: typeof typed === 'string' ? typed.trim() : '' }));
  };
  return (
    <search>
      <form
        className="store-search"
        onSubmit={search}
        onFocus={({ target }) => target instanceof HTMLInputElement && setEntered(target)}
      >
        <SearchField key={q} label={label} name="q" initial={q ?? ''} />
        {entered?.isConnected && (
          <Suspense>
            <SearchSuggest key={q} input={entered} />
          </Suspense>
        )}
      </form>
    </search>
  );
}

/** How many lines wait in the basket; without a reply just the way to it. */
function BasketLink({ label }: { label: string }) {
  const { body } = useReply<{ lines: readonly unknown[] }>(api.basket());
  return (
    <Anchor className="btn quiet basket" href={web.store.basket()}>
      {label}
      <span className="count">{body?.lines.length ?? 0}</span>
    </Anchor>
  );
}
