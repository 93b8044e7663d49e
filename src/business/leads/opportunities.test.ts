import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { leadDetail } from './actions/lead-detail.ts';
import {
  changeOpportunity,
  endOpportunity,
  moveOpportunity,
  openOpportunity,
  provideOrderOfAccount,
  reopenOpportunity,
  winByOrder,
} from './actions/opportunities.ts';
import { changeSalesProcess, opportunities, opportunitiesCsv, salesProcess } from './actions/opportunity-pages.ts';
import { ask, buildHouse, fillBasket, type House, offerId } from './test/house.ts';

const database = testDatabase();
let house: House;
const orderId = '019cf000-0000-7000-8000-000000000001';
beforeAll(async () => {
  house = await buildHouse(database);
  provideOrderOfAccount(async (_tx, _account, number) => (number === 'O-2026-000001' ? orderId : null));
});

/** A lead with 500 licences in its basket, and whoever has it. */
async function leadWithBasket() {
  const guest = house.guest();
  const basketId = await fillBasket(guest, { sku: 'RELAY-TEAM-Y1', quantity: 500 });
  const said = await ask(house, { basketId, need: '' }, guest);
  const lead = await house.lead(said.reference);
  return { lead, basketId, rep: house.rep(house.inside.find((person) => person.id === lead.owner_person_id)!) };
}
const onThe = (made: { id: string; rowVersion: number }) => ({ id: made.id, ifMatch: String(made.rowVersion) });
const day = { closeDay: '2026-06-30', products: [] };

describe('an opportunity', () => {
  it('made of a lead has its company, basket and value, and the lead names it', async () => {
    const { lead, rep } = await leadWithBasket();
    const made = acceptedValue(await openOpportunity(rep, { leadId: lead.id, ...day }));
    expect(made).toMatchObject({
      company: 'Brightwater Logistics',
      stage: 'qualify',
      value: { amount: '9900.00', currency: 'USD' },
      weighted: { amount: '1980.00', currency: 'USD' },
      products: [{ sku: 'RELAY-TEAM-Y1', quantity: 500 }],
      lead: { number: lead.number },
    });
    expect(acceptedValue(await leadDetail(rep, lead.id)).opportunity?.number).toBe(made.number);
  });

  it('is made once, by however many at once', async () => {
    const { lead, rep } = await leadWithBasket();
    const made = await Promise.all([1, 2, 3, 4].map(() => openOpportunity(rep, { leadId: lead.id, ...day })));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'opportunity_open' } });
  });

  it('keeps every move as an event, and takes the probability of its stage', async () => {
    const { lead, rep } = await leadWithBasket();
    const made = acceptedValue(await openOpportunity(rep, { leadId: lead.id, ...day }));
    const moved = acceptedValue(await moveOpportunity(rep, onThe(made), 'negotiate'));
    expect([moved.stage, moved.probability]).toEqual(['negotiate', 70]);
    expect(moved.history.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['moved', 'qualify', 'negotiate'],
      ['opened', null, 'qualify'],
    ]);
    expect(await moveOpportunity(rep, onThe(made), 'commit')).toMatchObject({ refusal: { code: 'changed_meanwhile' } });
    expect(await moveOpportunity(rep, onThe(moved), 'dream')).toMatchObject({ refusal: { code: 'stage_unknown' } });
    const changed = acceptedValue(
      await changeOpportunity(rep, onThe(moved), {
        ...day,
        name: 'Depots',
        value: { amount: '12000.00', currency: 'USD' },
      }),
    );
    expect([changed.name, changed.weighted.amount]).toEqual(['Depots', '8400.00']);
  });

  it('is won by an order or for a reason, lost for a reason of the list', async () => {
    const { lead, rep } = await leadWithBasket();
    const made = acceptedValue(await openOpportunity(rep, { leadId: lead.id, ...day }));
    const end = { orderNumber: '', reason: '', text: '' };
    expect(await endOpportunity(rep, onThe(made), { ...end, outcome: 'won' })).toMatchObject({
      refusal: { code: 'invalid_input', errors: [{ pointer: '/reason' }] },
    });
    expect(await endOpportunity(rep, onThe(made), { ...end, outcome: 'won', orderNumber: 'O-2026-9' })).toMatchObject({
      refusal: { code: 'order_number_unknown' },
    });
    const lost = acceptedValue(await endOpportunity(rep, onThe(made), { ...end, outcome: 'lost', reason: 'price' }));
    const again = acceptedValue(await reopenOpportunity(rep, onThe(lost)));
    const won = acceptedValue(
      await endOpportunity(rep, onThe(again), { ...end, outcome: 'won', orderNumber: 'O-2026-000001' }),
    );
    expect([won.outcome, won.orderNumber, won.orderId]).toEqual(['won', 'O-2026-000001', orderId]);
    expect(await reopenOpportunity(rep, onThe(won))).toMatchObject({ refusal: { code: 'opportunity_not_over' } });
  });

  it('is won by the order that its lead’s basket became, which it cites', async () => {
    const { lead, basketId, rep } = await leadWithBasket();
    const made = acceptedValue(await openOpportunity(rep, { leadId: lead.id, ...day }));
    const order = { orderId, number: 'O-2026-000077', leadId: null, basketId };
    const context = house.world.system();
    expect(await context.transaction((tx) => winByOrder(tx, context, order))).toBe(1);
    expect(await context.transaction((tx) => winByOrder(tx, context, order))).toBe(0);
    const list = acceptedValue(await opportunities(rep, { view: 'won', q: made.number, sort: 'closeDay', limit: 10 }));
    expect(list.items).toMatchObject([{ orderNumber: 'O-2026-000077' }]);
  });

  it('is exported as it is listed', async () => {
    let csv = '';
    for await (const part of opportunitiesCsv(house.chief(), { view: 'all', q: '', sort: '-value' })) csv += part;
    const total = acceptedValue(await opportunities(house.chief(), { view: 'all', q: '', sort: '-value', limit: 1 }));
    expect(csv.trim().split(/\r?\n/)).toHaveLength(total.approximateTotal + 1);
  });
});

describe('the sales process', () => {
  it('keeps a stage as long as something stands in it', async () => {
    const { rowVersion, ...process } = acceptedValue(await salesProcess(house.chief()));
    const stages = process.stages.filter(({ key }) => key !== 'qualify');
    const { lead, rep } = await leadWithBasket();
    acceptedValue(await openOpportunity(rep, { leadId: lead.id, ...day }));
    expect(await changeSalesProcess(house.chief(), String(rowVersion), { ...process, stages })).toMatchObject({
      refusal: { code: 'stage_in_use' },
    });
    const more = [...process.lostReasons, { key: 'merger', names: { en: 'They merged', de: '' } }];
    const changed = acceptedValue(
      await changeSalesProcess(house.chief(), String(rowVersion), { ...process, lostReasons: more }),
    );
    expect(changed.rowVersion).toBe(1);
    expect(await changeSalesProcess(house.chief(), '0', process)).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
  });
});

it('needs an offer that is priced to be worth something', async () => {
  const guest = house.guest();
  const said = await ask(house, { product: { offerId: await offerId(guest, 'RELAY-CARE-Y1'), quantity: 5 } }, guest);
  const lead = await house.lead(said.reference);
  expect(await openOpportunity(house.chief(), { leadId: lead.id, ...day })).toMatchObject({
    refusal: { errors: [{ pointer: '/value' }] },
  });
});
