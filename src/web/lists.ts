import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { get, type Page } from './api.ts';
import { withSearch } from './paths.ts';
import { useSearch } from './place.ts';
import { problemOf, seedOf } from './queries.ts';

/** A list's API path with those of the address's values that the list understands: filters, `q`, `sort`. */
export function useListPath(path: string, names: readonly string[]): string {
  const { search } = useSearch();
  return withSearch(path, Object.fromEntries(names.map((name) => [name, search.get(name)])));
}

/** A list by keyset pages: `path` with its filters, a page more with each `more()`. */
export function useList<T, P extends Page<T> = Page<T>>(path: string) {
  const query = useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [path, 'list'],
      queryFn: ({ pageParam, signal }) => get<P>(withCursor(path, pageParam), signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page: P) => page.next,
      initialData: () => {
        const seed = seedOf<P>(path);
        return seed && { pages: [seed], pageParams: [null] };
      },
      placeholderData: (previous) => previous,
    }),
  );
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    /** The first page, for what a list says beside its rows. */
    first: query.data?.pages[0] ?? null,
    total: query.data?.pages[0]?.approximateTotal ?? null,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    bringingMore: query.isFetchingNextPage,
    problem: problemOf(query.error),
    again: query.refetch,
  };
}

function withCursor(path: string, cursor: string | null): string {
  if (cursor === null) return path;
  return path.includes('?') ? `${path}&cursor=${encodeURIComponent(cursor)}` : withSearch(path, { cursor });
}
