import { accept } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { suggestionPage } from '../actions/store-search.ts';
import { type SuggestionReply, suggestionQuery, suggestionReply } from '../terms/search.ts';

export const searchRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/store/suggestions',
    action: 'store.read',
    summary: 'What fits while somebody types: SKUs, products, editions, families; typing mistakes are forgiven',
    query: suggestionQuery,
    reply: suggestionReply,
    handle: async (call) =>
      accept(replyWith(undefined as unknown as SuggestionReply, { json: await suggestionPage(call, call.query.q) })),
  }),
];
