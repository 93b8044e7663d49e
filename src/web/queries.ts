import { infiniteQueryOptions, QueryClient, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ApiProblem, get, type Page, type Problem } from './api.ts';
import { withSearch } from './paths.ts';
import { useSearch } from './place.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // get() repeats on a lost connection itself; a refusal does not get better by asking again.
    queries: { staleTime: 15_000, retry: false },
    mutations: { retry: false },
  },
});

const seeds = new Map<string, unknown>();

/** The server's first replies, by API path, so that the first screen needs no request of its own. */
export function seedQueries(queries: Readonly<Record<string, unknown>>): void {
  for (const [path, body] of Object.entries(queries)) seeds.set(path, body);
}

/** A GET as a query. The key is the path, so that `queryClient.invalidateQueries({ queryKey: [path] })` refreshes it. */
export function reply<T>(path: string) {
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path, signal),
    initialData: () => seeds.get(path) as T | undefined,
  });
}

/** What a screen shows of a GET: its body once it is there, the refusal when there is one. */
export function useReply<T>(path: string | null) {
  const query = useQuery({ ...reply<T>(path ?? ''), enabled: path !== null });
  return { body: query.data, problem: problemOf(query.error), waiting: query.isPending, again: query.refetch };
}

/** A list's API path with those of the address's values that the list understands: filters, `q`, `sort`. */
export function useListPath(path: string, names: readonly string[]): string {
  const { search } = useSearch();
  return withSearch(path, Object.fromEntries(names.map((name) => [name, search.get(name)])));
}

/** A list by keyset pages: `path` with its filters, a page more with each `more()`. */
export function useList<T>(path: string) {
  const query = useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [path, 'list'],
      queryFn: ({ pageParam, signal }) => get<Page<T>>(withCursor(path, pageParam), signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page: Page<T>) => page.next,
      initialData: () => {
        const seed = seeds.get(path) as Page<T> | undefined;
        return seed && { pages: [seed], pageParams: [null] };
      },
      placeholderData: (previous) => previous,
    }),
  );
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
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

/** A refusal is shown; anything else is a bug and belongs to the error boundary. */
export function problemOf(error: unknown): Problem | null {
  if (error === null || error === undefined) return null;
  if (error instanceof ApiProblem) return error.problem;
  throw error;
}
