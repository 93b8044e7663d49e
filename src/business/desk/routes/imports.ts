import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { type Reply, type Route, replyWith, route } from '../../../platform/http/route.ts';
import { mostBytes } from '../../../platform/import/content.ts';
import { orderHistory } from '../../ordering/actions/order-history.ts';
import { orderHistory as orderHistoryTerms } from '../../ordering/terms/order-history.ts';
import { importRows, importRowsFile, previewImport } from '../actions/import-rows.ts';
import {
  checkImport,
  deleteImport,
  listImports,
  readImport,
  runImport,
  stopImport,
  undoImport,
  uploadImport,
} from '../actions/imports.ts';
import * as terms from '../terms/imports.ts';

type Tagged = Outcome<terms.ImportDetail | Reply<terms.ImportDetail>>;

function tagged(outcome: Outcome<terms.ImportDetail>, status = 200): Tagged {
  return outcome.ok ? accept(replyWith(outcome.value, { status, etag: String(outcome.value.rowVersion) })) : outcome;
}

/** Runs `act` at the version that was read; a refused version comes with the import as it is now. */
async function atVersion(
  ifMatch: string | null,
  act: (version: number) => Promise<Outcome<terms.ImportDetail>>,
): Promise<Tagged> {
  if (ifMatch === null) return refuse('version_needed');
  return tagged(await act(/^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : 0));
}

const files = [
  route({
    method: 'GET',
    path: '/api/v1/imports',
    action: 'imports.read',
    summary: 'Imports, newest first',
    query: terms.importQuery,
    reply: terms.importList,
    handle: (call) => listImports(call, call.query),
  }),
  route({
    method: 'POST',
    path: '/api/v1/imports',
    action: 'imports.run',
    summary: 'Take a CSV file in, up to 200 MB, and guess how its columns are read; nothing is written yet',
    query: terms.importUpload,
    reply: terms.importDetail,
    upload: { maxBytes: mostBytes },
    handle: async (call) => tagged(await uploadImport(call, call.query.kind, call.upload!), 201),
  }),
  route({
    method: 'GET',
    path: '/api/v1/imports/{id}',
    action: 'imports.read',
    summary: 'An import: how it is read, how far it is, what it counted',
    params: terms.importParams,
    reply: terms.importDetail,
    handle: async (call) => tagged(await readImport(call, call.params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/imports/{id}',
    action: 'imports.run',
    summary: 'Give up a file that was not imported',
    params: terms.importParams,
    handle: (call) => deleteImport(call, call.params.id),
  }),
];

const tasks = [
  route({
    method: 'POST',
    path: '/api/v1/imports/{id}/preview',
    action: 'imports.run',
    summary: 'The first rows as they would come in by a mapping',
    params: terms.importParams,
    body: terms.importTrial,
    reply: terms.importPreview,
    handle: (call) => previewImport(call, call.params.id, call.body.mapping),
  }),
  route({
    method: 'POST',
    path: '/api/v1/imports/{id}/check',
    action: 'imports.run',
    summary: 'Keep the mapping for its source, read and judge the whole file; nothing is written yet',
    params: terms.importParams,
    body: terms.importCheck,
    reply: terms.importDetail,
    idempotency: 'accepted',
    handle: (call) => atVersion(call.ifMatch, (version) => checkImport(call, call.params.id, version, call.body)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/imports/{id}/run',
    action: 'imports.run',
    summary: 'Write what was checked: all of it, or all but the bad rows',
    params: terms.importParams,
    body: terms.importRun,
    reply: terms.importDetail,
    idempotency: 'accepted',
    handle: (call) =>
      atVersion(call.ifMatch, (version) => runImport(call, call.params.id, version, call.body.leaveOutBadRows)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/imports/{id}/stop',
    action: 'imports.run',
    summary: 'Stop what an import is doing; what it wrote meanwhile is not kept',
    params: terms.importParams,
    reply: terms.importDetail,
    handle: async (call) => tagged(await stopImport(call, call.params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/imports/{id}/undo',
    action: 'imports.run',
    summary: 'Take away what an import brought, unless something that came later needs it',
    params: terms.importParams,
    reply: terms.importDetail,
    idempotency: 'accepted',
    handle: (call) => atVersion(call.ifMatch, (version) => undoImport(call, call.params.id, version)),
  }),
];

const reports = [
  route({
    method: 'GET',
    path: '/api/v1/imports/{id}/rows',
    action: 'imports.read',
    summary: 'What becomes of each row, in the order of the file',
    params: terms.importParams,
    query: terms.rowQuery,
    reply: terms.importRowList,
    handle: (call) => importRows(call, call.params.id, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/imports/{id}/rows.csv',
    action: 'imports.read',
    summary: 'The same as a file, every row',
    params: terms.importParams,
    query: terms.rowFileQuery,
    produces: 'text/csv; charset=utf-8',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: importRowsFile(call, call.params.id, call.query.outcome),
          headers: { 'content-disposition': `attachment; filename="import-rows-${call.today}.csv"` },
        }),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/accounts/{id}/history',
    action: 'history.read',
    summary: 'What a company ordered in the time before, as another system had it: totals and lines',
    params: terms.importParams,
    query: terms.historyQuery,
    reply: orderHistoryTerms,
    handle: (call) => orderHistory(call, call.params.id, call.query),
  }),
];

export const importRoutes: Route[] = [...files, ...tasks, ...reports];
