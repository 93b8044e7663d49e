import type { z } from 'zod';
import type {
  basketReply,
  limitAnswer,
  metric,
  pricedChoice,
  productCard,
  productListReply,
  productReply,
  storeReply,
  tierHint,
  traceStep,
} from '../../business/baskets/terms.ts';
import type { requestView, talkReply } from '../../business/leads/terms.ts';
import type { licence } from '../../business/licensing/terms.ts';
import type { orderPlacedReply, orderReply } from '../../business/ordering/terms.ts';

/** What the store's routes reply, as the rooms declare it. Types only: no schema reaches the browser. */
export type StoreReply = z.output<typeof storeReply>;
export type ProductCard = z.output<typeof productCard>;
export type ProductListReply = z.output<typeof productListReply>;
export type ProductReply = z.output<typeof productReply>;
export type PricedChoice = z.output<typeof pricedChoice>;
export type TierHint = z.output<typeof tierHint>;
export type LimitAnswer = z.output<typeof limitAnswer>;
export type TraceStep = z.output<typeof traceStep>;
export type Metric = z.output<typeof metric>;
export type BasketReply = z.output<typeof basketReply>;
export type BasketLine = BasketReply['lines'][number];
export type StoreContact = NonNullable<StoreReply['contact']>;
export type OrderPlacedReply = z.output<typeof orderPlacedReply>;
export type OrderReply = z.output<typeof orderReply>;
export type Licence = z.output<typeof licence>;
export type TalkReply = z.output<typeof talkReply>;
export type RequestView = z.output<typeof requestView>;
