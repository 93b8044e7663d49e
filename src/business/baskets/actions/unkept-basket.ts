import type { Basket, StoredLine } from '../terms.ts';
import type { Shop } from './shop.ts';

/** Lines as a basket that is nowhere kept: to price what somebody looks at and has not put down. */
export function unkeptBasket(shop: Pick<Shop, 'store'>, currency: string, lines: readonly StoredLine[]): Basket {
  return {
    id: '',
    sessionId: '',
    accountId: null,
    storeId: shop.store.id,
    currency,
    status: 'open',
    lines,
    promotionCode: null,
    rowVersion: 0,
  };
}
