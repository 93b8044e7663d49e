import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { announce, deliverNow } from '../../platform/outbox.ts';
import { convert } from './actions/convert.ts';
import { passOn, passTargets } from './actions/hand-over.ts';
import { inbox } from './actions/inbox.ts';
import { leadDetail } from './actions/lead-detail.ts';
import { addNote, claim, close, logCall, reopen, reply } from './actions/work.ts';
import { subscribers } from './jobs.ts';
import { type LeadState, leadAfter } from './rules/state.ts';
import { eventsOf, type LeadRow, stateOf } from './storage/leads.ts';
import { ask, buildHouse, fillBasket, type House, type Person } from './test/house.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database);
});

/** A new lead, who has it, and a colleague of his. */
async function newLead(): Promise<{ lead: LeadRow; owner: Person; colleague: Person }> {
  const lead = await house.lead((await ask(house)).reference);
  const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
  const colleague = house.inside.find((person) => person.id !== lead.owner_person_id)!;
  return { lead, owner, colleague };
}

const on = (lead: LeadRow) => ({ id: lead.id, ifMatch: String(lead.row_version) });

const ownerOf = async (accountId: string) => {
  const [row] = await database.owner.query<{ person_id: string }>(
    'SELECT person_id FROM territories.assignment WHERE account_id = $1 AND to_day IS NULL',
    [accountId],
  );
  return row?.person_id;
};

describe('claiming', () => {
  it('lets exactly one of eight win who claim at once, and tells the others who', async () => {
    const { lead } = await newLead();
    const people = Array.from({ length: 8 }, (_, index) => house.inside[index % house.inside.length]!);
    const claims = await Promise.all(people.map((person) => claim(house.rep(person), on(lead))));
    const after = await house.lead(lead.number);
    const winner = house.inside.find((person) => person.id === after.owner_person_id)!;
    for (const [index, outcome] of claims.entries()) {
      if (people[index] === winner) expect(outcome).toMatchObject({ ok: true });
      else
        expect(outcome).toEqual({
          ok: false,
          refusal: { code: 'lead_already_claimed', facts: { person: winner.name } },
        });
    }
    const events = await database.owner.query(
      "SELECT 1 FROM leads.lead_event WHERE lead_id = $1 AND data->>'kind' = 'claimed'",
      [lead.id],
    );
    expect(events).toHaveLength(1);
  });

  it('takes the prospect along to a colleague who claims its lead', async () => {
    const { lead, owner, colleague } = await newLead();
    expect(await ownerOf(lead.account_id)).toBe(owner.id);
    acceptedValue(await claim(house.rep(colleague), on(lead)));
    expect(await ownerOf(lead.account_id)).toBe(colleague.id);
  });

  it('asks for the version, and refuses one that is no longer true', async () => {
    const { lead, owner } = await newLead();
    expect(await claim(house.rep(owner), { id: lead.id, ifMatch: null })).toMatchObject({
      refusal: { code: 'version_needed' },
    });
    acceptedValue(await addNote(house.rep(owner), on(lead), 'First'));
    expect(await addNote(house.rep(owner), on(lead), 'Second')).toMatchObject({
      refusal: { code: 'changed_meanwhile', facts: { version: 2 } },
    });
  });
});

describe('answering', () => {
  it('mails the buyer with the reference and a way to reply, and stops the clock', async () => {
    const { lead, owner } = await newLead();
    house.world.clock.advance(60_000);
    const item = acceptedValue(
      await reply(house.rep(owner), on(lead), 'Good morning Ines.\n\nMay I call you at 11:00?'),
    );
    expect(item).toMatchObject({ status: 'waiting_for_customer', clock: { answerBy: null, late: false } });
    const mail = (await house.mails(lead.contact_email)).at(-1)!;
    expect(mail.subject).toBe(`${lead.number}: answer from ${owner.name}`);
    expect(mail.reply_to).toBe(owner.email);
    expect(mail.body_text).toContain('May I call you at 11:00?');
  });

  it('is refused to somebody else than the buyer was told of', async () => {
    const { lead, owner, colleague } = await newLead();
    const claimed = acceptedValue(await claim(house.rep(owner), on(lead)));
    const other = await reply(house.rep(colleague), { id: lead.id, ifMatch: String(claimed.rowVersion) }, 'Hello');
    expect(other).toEqual({ ok: false, refusal: { code: 'lead_with_other', facts: { person: owner.name } } });
  });

  it('can be a call that reached the buyer', async () => {
    const { lead, owner } = await newLead();
    const missed = acceptedValue(await logCall(house.rep(owner), on(lead), { outcome: 'not_reached', body: '' }));
    expect(missed.status).toBe('claimed');
    const again = { id: lead.id, ifMatch: String(missed.rowVersion) };
    const reached = acceptedValue(
      await logCall(house.rep(owner), again, { outcome: 'reached', body: 'Wants a quote' }),
    );
    expect(reached.status).toBe('waiting_for_customer');
  });
});

describe('passing on', () => {
  it('tells the new owner and the buyer, keeps the promised time and takes the prospect along', async () => {
    const { lead, owner, colleague } = await newLead();
    const item = acceptedValue(
      await passOn(house.rep(owner), on(lead), { personId: colleague.id, note: 'Speaks German' }),
    );
    expect(item).toMatchObject({ status: 'new', owner: { personId: colleague.id, name: colleague.name } });
    expect(item.clock.answerBy).toBe(lead.answer_by!.toISOString());
    expect((await house.mails(colleague.email)).at(-1)?.body_text).toContain('> Speaks German');
    expect((await house.mails(lead.contact_email)).at(-1)?.subject).toBe(
      `${lead.number}: ${colleague.name} answers you now`,
    );
    expect(await ownerOf(lead.account_id)).toBe(colleague.id);
  });

  it('to a team goes to the next of it by turn, never to who has it', async () => {
    const { lead, owner } = await newLead();
    const item = acceptedValue(await passOn(house.rep(owner), on(lead), { teamId: house.teamId, note: '' }));
    expect(item.owner.personId).not.toBe(owner.id);
  });

  it('is refused to a buyer, to nobody and to who has it already', async () => {
    const { lead, owner } = await newLead();
    const to = (personId: string) => passOn(house.rep(owner), on(lead), { personId, note: '' });
    expect(await to(lead.contact_person_id!)).toMatchObject({ refusal: { code: 'pass_target_unknown' } });
    expect(await to(house.teamId)).toMatchObject({ refusal: { code: 'pass_target_unknown' } });
    expect(await to(owner.id)).toMatchObject({ refusal: { code: 'lead_already_with', facts: { person: owner.name } } });
  });

  it('offers the people who may work on leads, and their team', async () => {
    const targets = await passTargets(house.rep(house.inside[0]!));
    expect(targets.people.map((person) => person.name).sort()).toEqual(
      [...house.inside.map((one) => one.name), 'Ruth Adler'].sort(),
    );
    expect(targets.teams.map((team) => team.name)).toEqual(['Inside sales']);
  });

  it('lets somebody see a customer’s lead that was passed on to him, and not the customer’s other leads', async () => {
    const { lead, owner, colleague } = await newLead();
    await database.owner.query("UPDATE accounts.account SET status = 'active' WHERE id = $1", [lead.account_id]);
    acceptedValue(await passOn(house.rep(owner), on(lead), { personId: colleague.id, note: '' }));
    expect(await ownerOf(lead.account_id)).toBe(owner.id);
    const alone = house.world.staff(colleague.id, ['inside_sales'], 'own');
    const detail = acceptedValue(await leadDetail(alone, lead.id));
    expect(detail.history.map((entry) => entry.kind)).toContain('passed');
    const other = await newLead();
    const strange = house.inside.find((person) => person.id !== other.owner.id)!;
    expect(await leadDetail(house.world.staff(strange.id, ['inside_sales'], 'own'), other.lead.id)).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });
});

describe('closing', () => {
  it('asks why a lead was lost, and reopens with a clock that runs', async () => {
    const { lead, owner } = await newLead();
    expect(await close(house.rep(owner), on(lead), { outcome: 'lost', reason: '' })).toMatchObject({
      refusal: { code: 'invalid_input' },
    });
    const closed = acceptedValue(await close(house.rep(owner), on(lead), { outcome: 'lost', reason: 'No budget' }));
    expect(closed).toMatchObject({ status: 'closed', outcome: 'lost', clock: { answerBy: null } });
    const again = { id: lead.id, ifMatch: String(closed.rowVersion) };
    const open = acceptedValue(await reopen(house.rep(owner), again, 'Budget found'));
    expect(open).toMatchObject({ status: 'claimed', outcome: null });
    expect(open.clock.answerBy).not.toBeNull();
  });

  it('is done as won by an order of its basket, once', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(guest, { sku: 'RELAY-TEAM-Y1', quantity: 2_500 });
    const lead = await house.lead((await ask(house, { basketId }, guest)).reference);
    const context = house.world.system();
    const announceOrder = async () => {
      await context.transaction((tx) =>
        announce(tx, context, {
          type: 'order.placed',
          version: 1,
          accountId: lead.account_id,
          data: { orderId: context.newId(), number: 'O-2026-000771', leadId: null, basketId },
        }),
      );
      await deliverNow(context, subscribers);
    };
    await announceOrder();
    const won = await house.lead(lead.number);
    expect(won).toMatchObject({ status: 'closed', outcome: 'won', order_number: 'O-2026-000771' });
    await announceOrder();
    expect((await house.lead(lead.number)).row_version).toBe(won.row_version);
  });
});

describe('converting', () => {
  it('makes a customer of the prospect, keeps its owner, and invites the buyer', async () => {
    const { lead, owner } = await newLead();
    const item = acceptedValue(await convert(house.rep(owner), on(lead)));
    expect(item.status).toBe('converted');
    const [account] = await database.owner.query('SELECT status FROM accounts.account WHERE id = $1', [
      lead.account_id,
    ]);
    expect(account).toEqual({ status: 'active' });
    expect(await ownerOf(lead.account_id)).toBe(owner.id);
    await deliverNow(house.world.system(), subscribers);
    const invitations = await database.owner.query('SELECT roles FROM accounts.invitation WHERE account_id = $1', [
      lead.account_id,
    ]);
    expect(invitations).toEqual([{ roles: ['account_admin', 'buyer'] }]);
  });
});

describe('a repeat buyer', () => {
  it('becomes a lead with what one order would have saved, and one lead for two such orders', async () => {
    const { lead } = await newLead();
    const context = house.world.system();
    for (const [orders, committed] of [
      [2, '21780.00'],
      [3, '32670.00'],
    ] as const) {
      await context.transaction((tx) =>
        announce(tx, context, {
          type: 'order.repeat-buyer',
          version: 1,
          accountId: lead.account_id,
          data: { orders: Array.from({ length: orders }, () => ({})), currency: 'USD', committed, saving: '1420.00' },
        }),
      );
      await deliverNow(context, subscribers);
      house.world.clock.advance(1_000);
    }
    const page = acceptedValue(await inbox(house.chief(), { view: 'team', q: '', sort: '-openedAt', limit: 200 }));
    const found = page.items.filter((item) => item.source === 'repeat_buyer');
    expect(found).toMatchObject([
      {
        accountId: lead.account_id,
        repeatBuyer: { orders: 3, saving: '1420.00' },
        commitment: { amount: '32670.00', currency: 'USD' },
      },
    ]);
    const owner = house.inside.find((person) => person.id === found[0]!.owner.personId)!;
    expect((await house.mails(owner.email)).at(-1)?.body_text).toContain(
      'One order would have saved USD\u00a01,420.00.',
    );
  });

  it('makes no second lead once it was answered in the same 90 days, and one again after them', async () => {
    const { lead } = await newLead();
    const context = house.world.system();
    const buys = async () => {
      const data = { orders: [{ accountId: lead.account_id }], currency: 'USD', committed: '9.00', saving: null };
      await context.transaction((tx) =>
        announce(tx, context, { type: 'order.repeat-buyer', version: 1, accountId: lead.account_id, data }),
      );
      await deliverNow(context, subscribers);
    };
    const numbers = async () => {
      const rows = await database.owner.query<{ number: string }>(
        "SELECT number FROM leads.lead WHERE account_id = $1 AND source = 'repeat_buyer' ORDER BY opened_at",
        [lead.account_id],
      );
      return rows.map(({ number }) => number);
    };
    await buys();
    const [first = ''] = await numbers();
    const opened = await house.lead(first);
    const owner = house.inside.find((person) => person.id === opened.owner_person_id)!;
    acceptedValue(await close(house.rep(owner), on(opened), { outcome: 'lost', reason: 'No budget' }));
    await buys();
    expect(await numbers()).toEqual([first]);
    house.world.clock.advance(91 * 86_400_000);
    await buys();
    expect(await numbers()).toHaveLength(2);
  });
});

describe('the inbox', () => {
  it('shows mine by the soonest answer, counts every view and pages without loss', async () => {
    const { owner } = await newLead();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = acceptedValue(
        await inbox(house.rep(owner), { view: 'mine', q: '', sort: 'need', limit: 2, cursor }),
      );
      seen.push(...page.items.map((item) => item.id));
      expect(page.items.every((item) => item.mine)).toBe(true);
      expect(page.approximateTotal).toBe(page.counts.mine);
      cursor = page.next ?? undefined;
    } while (cursor);
    const rows = await database.owner.query<{ id: string }>(
      "SELECT id FROM leads.lead WHERE owner_person_id = $1 AND status IN ('new', 'claimed') ORDER BY answer_by, id",
      [owner.id],
    );
    expect(seen).toEqual(rows.map((row) => row.id));
    expect(seen.length).toBeGreaterThan(2);
  });

  it('finds by number, company or contact, and takes no sign of a pattern for one', async () => {
    const { lead } = await newLead();
    const find = async (q: string) =>
      acceptedValue(await inbox(house.chief(), { view: 'team', q, sort: 'company', limit: 200 })).items.map(
        (item) => item.number,
      );
    expect(await find(lead.number)).toEqual([lead.number]);
    expect(await find('ines falk')).toContain(lead.number);
    expect(await find('100%')).toEqual([]);
  });

  it('shows the leads of one company, counted in each view, whatever others are called like it', async () => {
    const { lead } = await newLead();
    await newLead();
    const query = { view: 'team', q: '', sort: 'need', limit: 200, account: lead.account_id } as const;
    const page = acceptedValue(await inbox(house.chief(), query));
    expect(page.items.map((item) => item.number)).toEqual([lead.number]);
    expect(page).toMatchObject({ approximateTotal: 1, counts: { team: 1, waiting: 0, closed: 0 } });
    expect(acceptedValue(await inbox(house.chief(), { ...query, view: 'closed' })).items).toEqual([]);
  });

  it('shows a person of scope own his leads and nobody else’s', async () => {
    const { owner } = await newLead();
    const page = acceptedValue(
      await inbox(house.world.staff(owner.id, ['inside_sales'], 'own'), {
        view: 'team',
        q: '',
        sort: 'need',
        limit: 200,
      }),
    );
    expect(page.items.length).toBeGreaterThan(0);
    const [strange] = await database.owner.query(
      `SELECT 1 FROM leads.lead l WHERE l.id = ANY ($1::uuid[]) AND l.owner_person_id <> $2
       AND NOT EXISTS (SELECT 1 FROM territories.assignment a WHERE a.account_id = l.account_id AND a.person_id = $2)`,
      [page.items.map((item) => item.id), owner.id],
    );
    expect(strange).toBeUndefined();
  });
});

describe('the history', () => {
  it('comes to the very state that stands in the row, for every lead of this file', async () => {
    const leads = await database.owner.query<{ number: string }>('SELECT number FROM leads.lead');
    expect(leads.length).toBeGreaterThan(10);
    for (const { number } of leads) {
      const lead = await house.lead(number);
      const events = await house.world.system().transaction((tx) => eventsOf(tx, lead.account_id, lead.id));
      const state = events.reduce<LeadState | null>(
        (so, row) => acceptedValue(leadAfter(so, row.data, row.at.getTime())),
        null,
      );
      expect({ number, ...state }).toEqual({ number, ...stateOf(lead) });
      expect(events).toHaveLength(lead.row_version);
    }
  });

  it('can be added to and never changed', async () => {
    const { lead } = await newLead();
    const change = house.world
      .system()
      .transaction((tx) => tx.execute('UPDATE leads.lead_event SET at = at WHERE lead_id = $1', [lead.id]));
    await expect(change).rejects.toThrow(/permission denied/);
  });

  it('tells what was said in order, newest first, with notes for the staff', async () => {
    const { lead, owner } = await newLead();
    house.world.clock.advance(60_000);
    const noted = acceptedValue(await addNote(house.rep(owner), on(lead), 'Asks for a discount'));
    house.world.clock.advance(60_000);
    acceptedValue(await reply(house.rep(owner), { id: lead.id, ifMatch: String(noted.rowVersion) }, 'Good morning'));
    const detail = acceptedValue(await leadDetail(house.rep(owner), lead.id));
    expect(detail.history.map((entry) => [entry.kind, entry.text])).toEqual([
      ['replied', 'Good morning'],
      ['noted', 'Asks for a discount'],
      ['opened', 'Can you invoice in CAD'],
    ]);
    expect(detail.next).toMatchObject({ rule: 'wait' });
  });
});
