import { accept, refuse } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { changeSeller, changeStore, listStores, readSeller } from '../actions/seller.ts';
import * as terms from '../terms/seller.ts';
import { versionOf } from './identity.ts';

export const sellerRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/seller',
    action: 'seller.read',
    summary: 'The legal entity that sells',
    reply: terms.seller,
    handle: async (call) => {
      const seller = await readSeller(call);
      return seller.ok ? accept(replyWith(seller.value, { etag: String(seller.value.rowVersion) })) : seller;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/seller',
    action: 'seller.change',
    summary: 'Change the legal entity that sells',
    body: terms.sellerChange,
    reply: terms.seller,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      if (!version.ok) return version;
      const changed = await changeSeller(call, version.value, call.body);
      return changed.ok ? accept(replyWith(changed.value, { etag: String(changed.value.rowVersion) })) : changed;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/stores',
    action: 'seller.read',
    summary: 'The seller’s stores',
    reply: terms.storeList,
    handle: async (call) => accept({ items: await listStores(call) }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/stores/{id}',
    action: 'seller.read',
    summary: 'A store',
    params: terms.storeParams,
    reply: terms.store,
    handle: async (call) => {
      const store = (await listStores(call)).find((each) => each.id === call.params.id);
      return store ? accept(replyWith(store, { etag: String(store.rowVersion) })) : refuse('store_not_found');
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/stores/{id}',
    action: 'seller.change',
    summary: 'Change a store, open it or close it',
    params: terms.storeParams,
    body: terms.storeChange,
    reply: terms.store,
    handle: async (call) => {
      const version = versionOf(call.ifMatch);
      if (!version.ok) return version;
      const changed = await changeStore(call, call.params.id, version.value, call.body);
      return changed.ok ? accept(replyWith(changed.value, { etag: String(changed.value.rowVersion) })) : changed;
    },
  }),
];
