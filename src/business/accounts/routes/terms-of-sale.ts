import { accept } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { listTermsOfSale, publishTermsOfSale, termsOfSale } from '../actions/terms-of-sale.ts';
import * as terms from '../terms/terms-of-sale.ts';

export const termsOfSaleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/store/terms-of-sale',
    action: 'store.read',
    summary: 'The terms of sale: those that checkout asks for, or a version that an order names',
    query: terms.termsOfSaleQuery,
    reply: terms.termsOfSaleReply,
    handle: (call) => termsOfSale(call, call.query.version),
  }),
  route({
    method: 'GET',
    path: '/api/v1/terms-of-sale',
    action: 'seller.read',
    summary: 'Every version of the terms of sale',
    reply: terms.termsOfSaleList,
    handle: async (call) => accept({ items: await listTermsOfSale(call) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/terms-of-sale',
    action: 'seller.change',
    summary: 'Publish a version of the terms of sale, from a day on',
    body: terms.termsOfSaleBody,
    reply: terms.termsOfSaleList,
    idempotency: 'accepted',
    handle: async (call) => {
      const published = await publishTermsOfSale(call, call.body);
      return published.ok ? accept(replyWith({ items: published.value }, { status: 201 })) : published;
    },
  }),
];
