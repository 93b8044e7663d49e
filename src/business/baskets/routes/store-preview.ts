import { accept } from '../../../kernel/outcome.ts';
import { type Call, type Handled, type Route, route } from '../../../platform/http/route.ts';
import { beginPreview, endPreview, notInPreview, previewShown, seenAs } from '../actions/store-preview.ts';
import { storePreviewBody, storePreviewReply } from '../terms/store-preview.ts';

export const previewRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/store/preview',
    action: 'store.preview',
    summary: 'As whom and on which day the caller looks at the store',
    reply: storePreviewReply,
    handle: async (call) => accept({ preview: await previewShown(call) }),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/store/preview',
    action: 'store.preview',
    summary: 'Look at the store as a buyer, on a day, in a currency',
    body: storePreviewBody,
    reply: storePreviewReply,
    handle: async (call) => {
      const preview = await beginPreview(call, call.body);
      return preview.ok ? accept({ preview: preview.value }) : preview;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/store/preview',
    action: 'store.preview',
    summary: 'Look at the store as oneself again',
    handle: async (call) => accept(await endPreview(call)),
  }),
];

/** The pages that are made of prices. */
const PRICED = /^\/api\/v1\/(store|prices)(\/|$)/;

/** A store's route as staff who look at the store as a buyer meet it: its pages show that buyer's prices, and nothing is
 *  put down, asked or ordered. For everybody else it is what it was. */
export function underPreview(given: Route): Route {
  if (!given.action.startsWith('store.') || given.action === 'store.preview') return given;
  if (given.method === 'GET' && !PRICED.test(given.path)) return given;
  // biome-ignore lint/suspicious/noExplicitAny: the route's schemas have checked params, query and body
  const handle = async (call: Call<any, any, any>): Promise<Handled<unknown>> => {
    if (given.method === 'GET') return given.handle(await seenAs(call));
    const free = await notInPreview(call);
    return free.ok ? given.handle(call) : free;
  };
  return { ...given, handle };
}
