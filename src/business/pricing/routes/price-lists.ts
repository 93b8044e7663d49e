import { z } from 'zod';
import { accept } from '../../../kernel/outcome.ts';
import { listQuery } from '../../../platform/http/list.ts';
import type { Route } from '../../../platform/http/route.ts';
import { replyWith, route } from '../../../platform/http/route.ts';
import { exportPriceLists } from '../actions/list-export.ts';
import { exportPrices, importPriceList, importPrices, MOST_PRICE_BYTES } from '../actions/price-file.ts';
import { changePriceList, createPriceList, deleteDraft, getPriceList, listPriceLists } from '../actions/price-lists.ts';
import { changePrices, listPrices, sheetOf } from '../actions/prices.ts';
import { diffOfPriceList, publishPriceList } from '../actions/publish.ts';
import { warningsInForce, warningsOfList } from '../actions/warnings.ts';
import { priceListSorts } from '../storage/price-lists.ts';
import type { PriceListReply } from '../terms.ts';
import {
  diffReply,
  idParams,
  importQuery,
  priceImportReply,
  priceListChange,
  priceListCreate,
  priceListImportQuery,
  priceListPage,
  priceListReply,
  pricePage,
  pricesChange,
  pricesChanged,
  publishReply,
  sheetReply,
  warningsReply,
} from '../terms.ts';

const shown = (list: PriceListReply, status = 200) => replyWith(list, { etag: String(list.rowVersion), status });

const listsQuery = listQuery(priceListSorts, {
  q: z.string().max(100).optional(),
  status: z.enum(['draft', 'published']).optional(),
  kind: z.enum(['public', 'segment', 'partner', 'agreement']).optional(),
  audience: z.string().max(100).optional(),
  currency: z.string().max(3).optional(),
});

const lists: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/price-lists',
    action: 'prices.read',
    summary: 'Price lists',
    query: listsQuery,
    reply: priceListPage,
    handle: (call) => listPriceLists(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/price-lists.csv',
    action: 'prices.read',
    summary: 'Price lists of a filter as a file',
    query: listsQuery,
    produces: 'text/csv; charset=utf-8',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: exportPriceLists(call, call.query),
          headers: { 'content-disposition': 'attachment; filename="price-lists.csv"' },
        }),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/price-lists',
    action: 'prices.change',
    summary: 'Create: price list, as a draft',
    body: priceListCreate,
    reply: priceListReply,
    idempotency: 'accepted',
    handle: async (call) => {
      const list = await createPriceList(call, call.body);
      return list.ok ? accept(shown(list.value, 201)) : list;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/price-lists/imports',
    action: 'prices.change',
    summary: 'Create a draft from a file, its header in the query',
    query: priceListImportQuery,
    upload: { maxBytes: MOST_PRICE_BYTES },
    reply: priceImportReply,
    idempotency: 'accepted',
    handle: async (call) => {
      const { endsOn, ...header } = call.query;
      const imported = await importPriceList(call, { ...header, endsOn: endsOn ?? null }, call.upload!.bytes);
      if (!imported.ok) return imported;
      return accept(replyWith(imported.value, { status: 201, etag: String(imported.value.list.rowVersion) }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/price-lists/warnings',
    action: 'prices.read',
    summary: 'What of the prices in force and to come somebody would not expect',
    reply: warningsReply,
    handle: async (call) => accept(await warningsInForce(call)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/price-lists/{id}/warnings',
    action: 'prices.read',
    summary: 'What of a list somebody would not expect',
    params: idParams,
    reply: warningsReply,
    handle: (call) => warningsOfList(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/price-lists/{id}',
    action: 'prices.read',
    summary: 'Read: price list',
    params: idParams,
    reply: priceListReply,
    handle: async (call) => {
      const list = await getPriceList(call, call.params.id);
      return list.ok ? accept(shown(list.value)) : list;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/price-lists/{id}',
    action: 'prices.change',
    summary: 'Change the header of a draft',
    params: idParams,
    body: priceListChange,
    reply: priceListReply,
    handle: async (call) => {
      const list = await changePriceList(call, call.params.id, call.ifMatch, call.body);
      return list.ok ? accept(shown(list.value)) : list;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/price-lists/{id}',
    action: 'prices.change',
    summary: 'Delete a draft',
    params: idParams,
    handle: (call) => deleteDraft(call, call.params.id, call.ifMatch),
  }),
];

const rows: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/price-lists/{id}/prices',
    action: 'prices.read',
    summary: 'The prices of a list, by SKU',
    params: idParams,
    query: listQuery(['sku'], { q: z.string().max(100).optional() }),
    reply: pricePage,
    handle: (call) => listPrices(call, call.params.id, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/price-lists/{id}/sheet',
    action: 'prices.read',
    summary: 'The prices of a list in large pieces, for editing them as a whole',
    params: idParams,
    query: z.strictObject({ after: z.string().max(64).optional() }),
    reply: sheetReply,
    handle: async (call) => {
      const sheet = await sheetOf(call, call.params.id, call.query.after);
      return sheet.ok ? accept(replyWith(sheet.value, { etag: String(sheet.value.rowVersion) })) : sheet;
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/price-lists/{id}/sheet',
    action: 'prices.change',
    summary: 'Set, change and remove prices of a draft, many at once',
    params: idParams,
    body: pricesChange,
    maxBodyBytes: MOST_PRICE_BYTES,
    reply: pricesChanged,
    handle: async (call) => {
      const changed = await changePrices(call, call.params.id, call.ifMatch, call.body);
      return changed.ok ? accept(replyWith(changed.value, { etag: String(changed.value.list.rowVersion) })) : changed;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/price-lists/{id}/prices.csv',
    action: 'prices.read',
    summary: 'A price list as a file',
    params: idParams,
    produces: 'text/csv; charset=utf-8',
    handle: async (call) => {
      const file = await exportPrices(call, call.params.id);
      if (!file.ok) return file;
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.value.name)}`;
      return accept(replyWith(undefined, { bytes: file.value.bytes, headers: { 'content-disposition': disposition } }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/price-lists/{id}/imports',
    action: 'prices.change',
    summary: 'Set the prices of a draft from a file',
    params: idParams,
    query: importQuery,
    upload: { maxBytes: MOST_PRICE_BYTES },
    reply: priceImportReply,
    idempotency: 'accepted',
    handle: (call) =>
      importPrices(call, call.params.id, call.upload!.bytes, {
        all: call.query.rows === 'all',
        ifMatch: call.ifMatch,
      }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/price-lists/{id}/diff',
    action: 'prices.read',
    summary: 'A list against the one it follows',
    params: idParams,
    reply: diffReply,
    handle: (call) => diffOfPriceList(call, call.params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/price-lists/{id}/publish',
    action: 'prices.publish',
    summary: 'Publish a draft',
    params: idParams,
    reply: publishReply,
    idempotency: 'accepted',
    handle: async (call) => {
      const published = await publishPriceList(call, call.params.id, call.ifMatch);
      if (!published.ok) return published;
      return accept(replyWith(published.value, { etag: String(published.value.list.rowVersion) }));
    },
  }),
];

export const routes: Route[] = [...lists, ...rows];
