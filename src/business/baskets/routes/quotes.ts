import { accept, type Outcome } from '../../../kernel/outcome.ts';
import { type Reply, type Route, replyWith, route } from '../../../platform/http/route.ts';
import { currentBasket } from '../actions/basket.ts';
import { chosenBasket } from '../actions/product-page.ts';
import { type Printed, quotePdf } from '../actions/quote-pdf.ts';
import { productQuery, slugParams } from '../terms.ts';

function pdfReply(printed: Outcome<Printed>): Outcome<Reply<undefined>> {
  if (!printed.ok) return printed;
  const { number, bytes } = printed.value;
  return accept(
    replyWith(undefined, {
      bytes,
      headers: {
        'content-disposition': `inline; filename="${number}.pdf"`,
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      },
    }),
  );
}

export const quoteRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/baskets/current/quote.pdf',
    action: 'store.basket',
    summary: 'A dated print of the basket, to carry to whoever decides',
    produces: 'application/pdf',
    rateLimit: 20,
    handle: async (call) => pdfReply(await quotePdf(call, await currentBasket(call))),
  }),
  route({
    method: 'GET',
    path: '/api/v1/store/products/{slug}/quote.pdf',
    action: 'store.read',
    summary: 'A dated print of one choice of a product',
    params: slugParams,
    query: productQuery,
    produces: 'application/pdf',
    rateLimit: 20,
    handle: async (call) => {
      const basket = await chosenBasket(call, call.params.slug, call.query);
      return basket.ok ? pdfReply(await quotePdf(call, basket.value)) : basket;
    },
  }),
];
