import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { InboxReply, InboxView, LeadItem } from '../../business/leads/terms.ts';
import { get } from '../api.ts';
import { useLiveRefresh } from '../live-refresh.ts';
import { useSearch } from '../place.ts';
import { problemOf } from '../queries.ts';
import { deskApi } from './desk-paths.ts';

const views: readonly InboxView[] = ['mine', 'team', 'waiting', 'closed'];

export type Inbox = ReturnType<typeof useInbox>;

/** The inbox as the address filters it, kept fresh, with how many leads stand in each view. */
export function useInbox() {
  const { search } = useSearch();
  const asked = search.get('view');
  const view = views.find((known) => known === asked) ?? 'mine';
  const q = search.get('q') ?? '';
  const account = search.get('account');
  const kept = { view: view === 'mine' ? null : view, q, account };
  const path = deskApi.leads(kept);
  const query = useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [path],
      queryFn: ({ pageParam, signal }) => get<InboxReply>(pageOf(path, pageParam), signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page: InboxReply) => page.next,
      placeholderData: (previous) => previous,
    }),
  );
  useLiveRefresh([path]);
  const pages = query.data?.pages;
  return {
    view,
    /** What the list's addresses carry along. */
    kept,
    leads: pages?.flatMap((page) => page.items) as readonly LeadItem[] | undefined,
    counts: pages?.[0]?.counts ?? null,
    total: pages?.[0]?.approximateTotal ?? null,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    bringingMore: query.isFetchingNextPage,
    problem: problemOf(query.error),
    freshAt: query.dataUpdatedAt,
    again: query.refetch,
  };
}

function pageOf(path: string, cursor: string | null): string {
  if (cursor === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}
