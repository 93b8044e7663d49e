import './search-suggest.css';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { StoreSuggestion, SuggestionReply } from '../../business/baskets/terms/search.ts';
import { storeApi, storeWeb, web } from '../paths.ts';
import { navigate } from '../place.ts';
import { reply } from '../queries.ts';
import { useTexts } from '../reader.tsx';

const kindWords = {
  offer: 'suggestOffer',
  product: 'suggestProduct',
  edition: 'suggestEdition',
  family: 'suggestFamily',
} as const;

function hrefOf({ family, product, edition, term }: StoreSuggestion): string {
  if (product === undefined) return storeWeb.products({ family: family ?? null });
  return web.store.product(product, {
    ...(edition === undefined ? {} : { edition }),
    ...(term === undefined ? {} : { term: String(term) }),
  });
}

/** What stands in the search field, while the field has the focus. */
function useTyped(input: HTMLInputElement) {
  const [typed, setTyped] = useState(input.value);
  const [open, setOpen] = useState(true);
  useEffect(() => {
    const type = () => {
      setTyped(input.value);
      setOpen(true);
    };
    const leave = () => setOpen(false);
    input.addEventListener('input', type);
    input.addEventListener('focus', type);
    input.addEventListener('blur', leave);
    return () => {
      input.removeEventListener('input', type);
      input.removeEventListener('focus', type);
      input.removeEventListener('blur', leave);
    };
  }, [input]);
  return { typed, open, close: () => setOpen(false) };
}

/** Suggestions under the store's search field, which stays what it is: this part is loaded when the field is entered. */
export default function SearchSuggest({ input }: { input: HTMLInputElement }) {
  const t = useTexts('store', 'purchasing');
  const id = useId();
  const { typed, open, close } = useTyped(input);
  const [at, setAt] = useState(-1);
  const q = useDeferredValue(typed.trim());
  const asked = open && q.length >= 2;
  const found = useQuery({
    ...reply<SuggestionReply>(storeApi.suggestions(q)),
    enabled: asked,
    placeholderData: (previous) => previous,
  });
  const items = asked ? (found.data?.items ?? []) : [];
  const chosen = Math.min(at, items.length - 1);
  const go = (item: StoreSuggestion) => {
    close();
    input.blur();
    navigate(hrefOf(item));
  };
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  press.current = (event) => {
    if (event.key === 'Escape') return close();
    const item = items[chosen];
    if (event.key === 'Enter' && item) {
      event.preventDefault();
      return go(item);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || items.length === 0) return;
    event.preventDefault();
    // One place more than there are suggestions: back in the field, where Enter searches for what was typed.
    setAt(((chosen + 1 + step + items.length + 1) % (items.length + 1)) - 1);
  };

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event);
    input.addEventListener('keydown', listen);
    return () => input.removeEventListener('keydown', listen);
  }, [input]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed anew begins in the field
  useEffect(() => setAt(-1), [q]);
  useCombobox(input, `${id}-list`, items.length > 0, chosen < 0 ? null : `${id}-${chosen}`);

  return (
    <>
      <p role="status" className="sr">
        {asked && found.isSuccess ? t('suggestFound', { count: items.length }) : ''}
      </p>
      <div role="listbox" id={`${id}-list`} aria-label={t('suggestTitle')} className="suggest" hidden={!items.length}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, which handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, not focused
          <div
            role="option"
            key={`${item.kind} ${item.title} ${item.note}`}
            id={`${id}-${index}`}
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(item)}
          >
            <span>
              {item.title}
              <span className="small muted suggest-note">{item.note}</span>
            </span>
            <span className="tiny muted">{t(kindWords[item.kind])}</span>
          </div>
        ))}
      </div>
    </>
  );
}

/** Tells readers who listen that the field has suggestions, and which one is chosen. */
function useCombobox(input: HTMLInputElement, list: string, expanded: boolean, active: string | null): void {
  useEffect(() => {
    const set = { role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': list };
    for (const [name, value] of Object.entries(set)) input.setAttribute(name, value);
    input.setAttribute('aria-expanded', String(expanded));
    if (active) input.setAttribute('aria-activedescendant', active);
    else input.removeAttribute('aria-activedescendant');
  }, [input, list, expanded, active]);
}
