import { useEffect, useRef } from 'react';
import { useSearch } from '../place.ts';
import { SearchField } from './search-field.tsx';

const pause = 250;

/** The search over a list: what is typed lives in the address as `q`, a moment after the last key. */
export function ListSearch({ label, placeholder }: { label: string; placeholder?: string }) {
  const { search, change } = useSearch();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div className="list-search">
      <SearchField
        label={label}
        {...(placeholder ? { placeholder } : {})}
        initial={search.get('q') ?? ''}
        onSearch={(text) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => change({ q: text.trim() || null }), pause);
        }}
      />
    </div>
  );
}
