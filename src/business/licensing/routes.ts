import { accept } from '../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../platform/http/route.ts';
import { tokenParams } from '../ordering/terms.ts';
import { exportLicences, licencePage, licencesByLink } from './actions.ts';
import { licenceExportQuery, licenceListQuery, licenceListReply } from './terms.ts';

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/licences',
    action: 'licences.read',
    summary: 'Licences with their keys: a buyer sees those of his company, staff those of their scope',
    query: licenceListQuery,
    reply: licenceListReply,
    handle: (call) => licencePage(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/licences.csv',
    action: 'licences.export',
    summary: 'All licences of a filter as CSV, with their keys',
    query: licenceExportQuery,
    produces: 'text/csv',
    handle: async (call) =>
      accept(
        replyWith(undefined, {
          bytes: exportLicences(call, call.query),
          headers: { 'content-disposition': 'attachment; filename="licences.csv"' },
        }),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/order-links/{token}/licences',
    action: 'store.read',
    summary: 'The licences of the order that a signed link opens',
    params: tokenParams,
    reply: licenceListReply,
    rateLimit: 60,
    handle: (call) => licencesByLink(call, call.params.token),
  }),
];
