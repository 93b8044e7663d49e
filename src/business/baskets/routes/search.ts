import { accept } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { addressPage, suggestionPage } from '../actions/store-search.ts';
import {
  type AddressReply,
  addressReply,
  type SuggestionReply,
  suggestionQuery,
  suggestionReply,
} from '../terms/search.ts';

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
  route({
    method: 'GET',
    path: '/api/v1/store/addresses',
    action: 'store.read',
    summary: 'Products and families that the store shows, for search engines',
    reply: addressReply,
    handle: async (call) => accept(replyWith(undefined as unknown as AddressReply, { json: await addressPage(call) })),
  }),
];
