import { QueryCache, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { ApiProblem, get, type Problem } from './api.ts';

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // Asked for while he worked: the page read anew leads him to it.
    onError: (error) => {
      if (error instanceof ApiProblem && error.problem.type === 'second_factor_first') location.reload();
    },
  }),
  defaultOptions: {
    // get() repeats on a lost connection itself; a refusal does not get better by asking again.
    queries: { staleTime: 15_000, retry: false },
    mutations: { retry: false },
  },
});

/** Taken up by the query that asks for the path first. */
const seeds = new Map<string, unknown>();

/** The server's first replies, by API path, so that the first screen needs no request of its own. */
export function seedQueries(queries: Readonly<Record<string, unknown>>): void {
  for (const [path, body] of Object.entries(queries)) seeds.set(path, body);
}

/** What the server gave along for a path. */
export function seedOf<T>(path: string): T | undefined {
  return seeds.get(path) as T | undefined;
}

/** A GET as a query. The key is the path, so that `queryClient.invalidateQueries({ queryKey: [path] })` refreshes it. */
export function reply<T>(path: string) {
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path, signal),
    initialData: () => seedOf<T>(path),
  });
}

/** What a screen shows of a GET: its body once it is there, the refusal when there is one. */
export function useReply<T>(path: string | null) {
  const query = useQuery({ ...reply<T>(path ?? ''), enabled: path !== null });
  return { body: query.data, problem: problemOf(query.error), waiting: query.isPending, again: query.refetch };
}

/** A refusal is shown; anything else is a bug and belongs to the error boundary. */
export function problemOf(error: unknown): Problem | null {
  if (error === null || error === undefined) return null;
  if (error instanceof ApiProblem) return error.problem;
  throw error;
}
