import { z } from 'zod';
import { accept } from '../../kernel/outcome.ts';
import { listQuery, listReply } from '../../platform/http/list.ts';
import type { Route } from '../../platform/http/route.ts';
import { replyWith, route } from '../../platform/http/route.ts';
import { exportCatalogue, importCatalogue, MOST_CATALOGUE_BYTES } from './actions/catalogue-file.ts';
import {
  changeReference,
  createReference,
  deleteReference,
  getReference,
  listReference,
} from './actions/reference-data.ts';
import type { ReferenceRow } from './storage/reference-rows.ts';
import type { ReferenceTable } from './storage/reference-tables.ts';
import {
  editionTable,
  familyTable,
  licenceMetricTable,
  offerTable,
  productTable,
  supportLevelTable,
} from './storage/reference-tables.ts';
import {
  editionBody,
  editionReply,
  familyBody,
  familyReply,
  idParams,
  importReply,
  licenceMetricBody,
  licenceMetricReply,
  offerBody,
  offerReply,
  productBody,
  productReply,
  supportLevelBody,
  supportLevelReply,
} from './terms.ts';

type Kind = {
  readonly path: `/api/v1/catalog/${string}`;
  readonly noun: string;
  readonly table: ReferenceTable;
  readonly body: z.ZodObject;
  readonly reply: z.ZodObject;
  readonly filters: Readonly<Record<string, z.ZodType>>;
};

const id = z.uuid().optional();
const search = z.string().max(100).optional();
const months = z.enum(['0', '12', '36', '60']).transform(Number).optional();

const kinds: readonly Kind[] = [
  {
    path: '/api/v1/catalog/families',
    noun: 'product family',
    table: familyTable,
    body: familyBody,
    reply: familyReply,
    filters: {},
  },
  {
    path: '/api/v1/catalog/licence-metrics',
    noun: 'licence metric',
    table: licenceMetricTable,
    body: licenceMetricBody,
    reply: licenceMetricReply,
    filters: {},
  },
  {
    path: '/api/v1/catalog/support-levels',
    noun: 'support level',
    table: supportLevelTable,
    body: supportLevelBody,
    reply: supportLevelReply,
    filters: {},
  },
  {
    path: '/api/v1/catalog/products',
    noun: 'product',
    table: productTable,
    body: productBody,
    reply: productReply,
    filters: { familyId: id, status: z.enum(['draft', 'published']).optional() },
  },
  {
    path: '/api/v1/catalog/editions',
    noun: 'edition',
    table: editionTable,
    body: editionBody,
    reply: editionReply,
    filters: { productId: id },
  },
  {
    path: '/api/v1/catalog/offers',
    noun: 'offer',
    table: offerTable,
    body: offerBody,
    reply: offerReply,
    filters: { productId: id, editionId: id, supportLevelId: id, termMonths: months },
  },
];

/** The schema of each kind has checked what goes in; here rows of every kind pass through. */
function asReply(row: ReferenceRow): Record<string, unknown> {
  return row;
}

function routesOf(kind: Kind): Route[] {
  const { path, noun, table } = kind;
  const names = Object.keys(table.sorts).flatMap((sort) => [sort, `-${sort}`]) as [string, ...string[]];
  const withId = `${path}/{id}` as const;
  const shown = (row: ReferenceRow, status?: number) =>
    replyWith(asReply(row), { etag: String(row.rowVersion), ...(status ? { status } : {}) });
  return [
    route({
      method: 'GET',
      path,
      action: 'catalog.read',
      summary: `List: ${noun}`,
      query: listQuery(names, { q: search, ...kind.filters }),
      reply: listReply(kind.reply),
      handle: async (call) => {
        const { q, sort, cursor, limit, ...filters } = call.query as {
          q?: string;
          sort: string;
          cursor?: string;
          limit: number;
        };
        const page = await listReference(call, table, {
          sort,
          limit,
          filters,
          ...(q === undefined ? {} : { q }),
          ...(cursor === undefined ? {} : { cursor }),
        });
        return page.ok ? accept({ ...page.value, items: page.value.items.map(asReply) }) : page;
      },
    }),
    route({
      method: 'GET',
      path: withId,
      action: 'catalog.read',
      summary: `Read: ${noun}`,
      params: idParams,
      reply: kind.reply,
      handle: async (call) => {
        const row = await getReference(call, table, call.params.id);
        return row.ok ? accept(shown(row.value)) : row;
      },
    }),
    route({
      method: 'POST',
      path,
      action: 'catalog.change',
      summary: `Create: ${noun}`,
      body: kind.body,
      reply: kind.reply,
      idempotency: 'accepted',
      handle: async (call) => {
        const row = await createReference(call, table, call.body);
        return row.ok ? accept(shown(row.value, 201)) : row;
      },
    }),
    route({
      method: 'PUT',
      path: withId,
      action: 'catalog.change',
      summary: `Change: ${noun}`,
      params: idParams,
      body: kind.body,
      reply: kind.reply,
      handle: async (call) => {
        const row = await changeReference(call, table, call.params.id, call.ifMatch, call.body);
        return row.ok ? accept(shown(row.value)) : row;
      },
    }),
    route({
      method: 'DELETE',
      path: withId,
      action: 'catalog.change',
      summary: `Delete: ${noun}`,
      params: idParams,
      handle: (call) => deleteReference(call, table, call.params.id, call.ifMatch),
    }),
  ];
}

export const routes: Route[] = [
  ...kinds.flatMap(routesOf),
  route({
    method: 'GET',
    path: '/api/v1/catalog/offers.csv',
    action: 'catalog.read',
    summary: 'The whole catalogue as a file',
    produces: 'text/csv; charset=utf-8',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: await exportCatalogue(call),
          headers: { 'content-disposition': 'attachment; filename="catalogue.csv"' },
        }),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/catalog/imports',
    action: 'catalog.change',
    summary: 'Create and change the catalogue from a file',
    upload: { maxBytes: MOST_CATALOGUE_BYTES },
    idempotency: 'accepted',
    reply: importReply,
    handle: (call) => importCatalogue(call, call.upload!.bytes),
  }),
];
