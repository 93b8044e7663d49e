import type { TraceRule } from '../../../kernel/trace.ts';

const LIST: TraceRule = {
  voice: 'everyone',
  facts: { id: 'id', name: 'text', months: 'number' },
  figure: 'unit-price',
};

/** Every rule a price's trace can cite. The key is the text key of its words in src/texts/<language>/pricing.ts. */
export const PRICE_TRACE_RULES = {
  'trace.quoted.quote': {
    voice: 'everyone',
    facts: { id: 'id', name: 'text', expires: 'date', instead: 'unit-price' },
    figure: 'unit-price',
  },
  'trace.quoted.basket': {
    voice: 'everyone',
    facts: { id: 'id', name: 'text', expires: 'date', instead: 'unit-price' },
    figure: 'unit-price',
  },
  'trace.list.public': LIST,
  'trace.list.segment': LIST,
  'trace.list.partner': LIST,
  'trace.list.agreement': LIST,
  'trace.list.none': { voice: 'everyone', facts: { currency: 'text' } },
  'trace.volume.single': { voice: 'everyone', facts: {}, figure: 'unit-price' },
  'trace.volume.first': { voice: 'everyone', facts: { quantity: 'quantity', next: 'quantity' }, figure: 'unit-price' },
  'trace.volume.all-units': {
    voice: 'everyone',
    facts: { quantity: 'quantity', from: 'quantity' },
    figure: 'unit-price',
  },
  'trace.volume.product': {
    voice: 'everyone',
    facts: { quantity: 'quantity', counted: 'quantity', from: 'quantity' },
    figure: 'unit-price',
  },
  'trace.volume.family': {
    voice: 'everyone',
    facts: { quantity: 'quantity', counted: 'quantity', from: 'quantity' },
    figure: 'unit-price',
  },
  'trace.volume.graduated': {
    voice: 'everyone',
    facts: { quantity: 'quantity', from: 'quantity', bands: 'number' },
    figure: 'unit-price',
  },
  'trace.term.monthly': { voice: 'everyone', facts: {}, figure: 'unit-price' },
  'trace.term.own': { voice: 'everyone', facts: { months: 'number' }, figure: 'unit-price' },
  'trace.term.derived': {
    voice: 'everyone',
    facts: { months: 'number', period: 'number', month: 'unit-price', full: 'unit-price', off: 'percent' },
    figure: 'unit-price',
  },
  'trace.terms.public': { voice: 'everyone', facts: {}, figure: 'unit-price' },
  'trace.terms.list': { voice: 'everyone', facts: { id: 'id', name: 'text' }, figure: 'unit-price' },
  'trace.terms.fixed': { voice: 'everyone', facts: { id: 'id', name: 'text' }, figure: 'unit-price' },
  'trace.terms.discount': {
    voice: 'everyone',
    facts: { id: 'id', name: 'text', off: 'percent' },
    figure: 'unit-price',
  },
  'trace.terms.stacked': {
    voice: 'everyone',
    facts: { id: 'id', name: 'text', count: 'number', left: 'percent' },
    figure: 'unit-price',
  },
  'trace.bundle': {
    voice: 'everyone',
    facts: { id: 'id', name: 'text', quantity: 'quantity', off: 'percent' },
  },
  'trace.promotion.percentage': {
    voice: 'everyone',
    facts: { id: 'id', name: 'text', off: 'percent' },
    figure: 'unit-price',
  },
  'trace.promotion.amount': { voice: 'everyone', facts: { id: 'id', name: 'text' }, figure: 'amount' },
  'trace.promotion.free-months': {
    voice: 'everyone',
    facts: { id: 'id', name: 'text', months: 'number' },
    figure: 'amount',
  },
  'trace.choice.only': { voice: 'everyone', facts: {}, figure: 'amount' },
  'trace.choice.negotiated': { voice: 'everyone', facts: { public: 'amount' }, figure: 'amount' },
  'trace.choice.public': { voice: 'everyone', facts: { negotiated: 'amount' }, figure: 'amount' },
  'trace.choice.strict': { voice: 'everyone', facts: { name: 'text' }, figure: 'amount' },
  'trace.floor.kept': { voice: 'staff', facts: { floor: 'unit-price' } },
  'trace.floor.approved': {
    voice: 'staff',
    facts: { id: 'id', floor: 'unit-price', approver: 'text', least: 'unit-price', until: 'date' },
  },
  'trace.floor.below': { voice: 'staff', facts: { floor: 'unit-price' } },
  'trace.extension.flat': {
    voice: 'everyone',
    facts: { quantity: 'quantity', per: 'number', unit: 'unit-price', periods: 'number' },
    figure: 'amount',
  },
  'trace.extension.open': {
    voice: 'everyone',
    facts: { quantity: 'quantity', per: 'number', unit: 'unit-price', periods: 'number' },
    figure: 'amount',
  },
  'trace.extension.graduated': {
    voice: 'everyone',
    facts: { quantity: 'quantity', bands: 'number', periods: 'number' },
    figure: 'amount',
  },
  'trace.limit.amount.kept': {
    voice: 'everyone',
    facts: { id: 'id', most: 'amount', left: 'amount' },
    figure: 'amount',
  },
  'trace.limit.amount.passed': {
    voice: 'everyone',
    facts: { id: 'id', most: 'amount', over: 'amount' },
    figure: 'amount',
  },
  'trace.limit.quantity.kept': { voice: 'everyone', facts: { id: 'id', most: 'quantity' }, figure: 'quantity' },
  'trace.limit.quantity.passed': {
    voice: 'everyone',
    facts: { id: 'id', most: 'quantity', over: 'quantity' },
    figure: 'quantity',
  },
  'trace.limit.currency': { voice: 'everyone', facts: { currency: 'text' } },
  'trace.limit.on-request': { voice: 'everyone', facts: {} },
  'trace.limit.below-floor': { voice: 'everyone', facts: {} },
} as const satisfies Record<string, TraceRule>;

export type PriceTraceRule = keyof typeof PRICE_TRACE_RULES;
