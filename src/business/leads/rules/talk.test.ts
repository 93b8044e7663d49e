import { describe, expect, it } from 'vitest';
import type { BasketLine } from '../terms.ts';
import { askerOf, headlineOf, reasonGiven, somethingAsked, subjectOf } from './talk.ts';

const line = (more: Partial<BasketLine>): BasketLine => ({
  offerId: '018f0000-0000-7000-8000-000000000001',
  sku: 'RELAY-TEAM-Y3',
  names: { en: 'Relay Team, 3 years' },
  quantity: 1_200,
  termMonths: 36,
  billing: 'yearly',
  unitPrice: '15.84',
  pricePer: 1,
  net: { amount: '19008.00', currency: 'USD' },
  commitment: { amount: '57024.00', currency: 'USD' },
  cheaperAt: null,
  ...more,
});
const basket = (...lines: BasketLine[]) => ({
  currency: 'USD',
  lines,
  totals: { net: null, commitment: null },
  traces: { lines: [], limit: null },
  shown: { lines: [], totals: { net: null, commitment: null } },
});

describe('who asks', () => {
  it('is told every field that a guest left out', () => {
    const outcome = askerOf({ company: 'Brightwater Logistics', email: 'ines@brightwater.example' }, {});
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } });
    expect(!outcome.ok && outcome.refusal.errors?.map((error) => error.pointer)).toEqual(['/country', '/name']);
  });

  it('is the account of a signed-in buyer, whatever company the form names', () => {
    const known = {
      company: 'Brightwater Logistics',
      country: 'US',
      name: 'Ines Falk',
      email: 'ines@brightwater.example',
    };
    const outcome = askerOf(
      { company: 'Northwind Freight', country: 'DE', email: 'x@y.example', phone: '+1 206' },
      known,
    );
    expect(outcome).toEqual({ ok: true, value: { ...known, phone: '+1 206' } });
  });
});

describe('what is asked', () => {
  it('is refused when there is neither basket nor product nor question', () => {
    expect(somethingAsked({ need: '' })).toMatchObject({ refusal: { code: 'nothing_asked' } });
    expect(somethingAsked({ need: 'Can you invoice in CAD' })).toMatchObject({ ok: true });
  });

  it('is the same for a basket whatever it holds, and for an offer whatever the quantity', () => {
    const offerId = '018f0000-0000-7000-8000-000000000001';
    const digest = (text: string) => text;
    expect(subjectOf({ basketId: 'b', need: 'x' }, digest)).toBe(subjectOf({ basketId: 'b' }, digest));
    expect(subjectOf({ product: { offerId, quantity: 1 } }, digest)).toBe(
      subjectOf({ product: { offerId, quantity: 9 } }, digest),
    );
  });

  it('is the same question in other spacing and letters, and another one in other words', () => {
    const digest = (text: string) => text;
    expect(subjectOf({ need: 'In  CAD?' }, digest)).toBe(subjectOf({ need: 'in cad?' }, digest));
    expect(subjectOf({ need: 'in eur?' }, digest)).not.toBe(subjectOf({ need: 'in cad?' }, digest));
  });
});

describe('the headline of a basket', () => {
  it('is the line that commits to most, with how many others there are', () => {
    const small = line({ names: { en: 'Support' }, quantity: 1, commitment: { amount: '7200.00', currency: 'USD' } });
    expect(headlineOf(basket(small, line({})))).toEqual({
      quantity: 1_200,
      names: { en: 'Relay Team, 3 years' },
      termMonths: 36,
      more: 1,
    });
  });

  it('puts a price before a price on request, and is missing without lines', () => {
    const unknown = line({ names: { en: 'On request' }, commitment: null, quantity: 5_000 });
    expect(headlineOf(basket(unknown, line({})))?.names).toEqual({ en: 'Relay Team, 3 years' });
    expect(headlineOf(basket())).toBeNull();
    expect(headlineOf(null)).toBeNull();
  });
});

describe('closing', () => {
  it('asks for a reason when the lead was lost or is a duplicate, and not for spam', () => {
    expect(reasonGiven({ outcome: 'lost', reason: '' })).toMatchObject({ refusal: { code: 'invalid_input' } });
    expect(reasonGiven({ outcome: 'duplicate', reason: 'L-2026-000017' })).toMatchObject({ ok: true });
    expect(reasonGiven({ outcome: 'spam', reason: '' })).toMatchObject({ ok: true });
  });
});
