import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { addAbsence, removeAbsence } from './actions/absences.ts';
import { leadDetail } from './actions/lead-detail.ts';
import { talk } from './actions/talk.ts';
import { ask, buildHouse, fillBasket, type House, ines, offerId } from './test/house.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database);
});

const count = async (table: string): Promise<number> => {
  const [row] = await database.owner.query<{ count: bigint }>(`SELECT count(*) AS count FROM ${table}`);
  return Number(row!.count);
};

describe('talk to sales', () => {
  it('names a person, a reference and the time of the answer, and says so by mail', async () => {
    const said = await ask(house, { email: 'first@brightwater.example' });
    expect(said.reference).toMatch(/^L-2026-\d{6}$/);
    expect(house.inside.map((person) => person.name)).toContain(said.contact.name);
    expect(said.answerBy).toBe('2026-03-16T13:00:00.000Z');
    const [mail] = await house.mails('first@brightwater.example');
    expect(mail?.subject).toBe(`${said.reference}: your request is with ${said.contact.name}`);
    expect(mail?.reply_to).toBe(said.contact.email);
    expect(mail?.body_text).toContain('/requests/');
    const toOwner = await house.mails(said.contact.email!);
    expect(toOwner.at(-1)?.subject).toContain('Brightwater Logistics, answer by 16 Mar 2026, 13:00');
  });

  it('keeps the basket whole, with every price explained, and leaves it to the buyer', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(
      guest,
      { sku: 'RELAY-TEAM-Y1', quantity: 999 },
      { sku: 'RELAY-CORE-Y1', quantity: 10 },
    );
    const said = await ask(house, { basketId, need: 'New depots in May' }, guest);
    const lead = await house.lead(said.reference);
    const detail = acceptedValue(await leadDetail(house.chief(), lead.id));
    expect(detail.basket?.lines.map((line) => [line.sku, line.quantity])).toEqual([
      ['RELAY-TEAM-Y1', 999],
      ['RELAY-CORE-Y1', 10],
    ]);
    expect(detail.basket?.totals.commitment).toEqual({ amount: '19876.20', currency: 'USD' });
    expect(detail.basket?.limit?.rule).toBe('trace.limit.amount.passed');
    expect(detail.basket?.why[0]?.map((step) => step.rule)).toContain('trace.floor.kept');
    expect(detail.headline).toMatchObject({ quantity: 999, more: 1, termMonths: 12 });
    const [open] = await database.owner.query('SELECT id FROM baskets.basket WHERE id = $1 AND status = $2', [
      basketId,
      'open',
    ]);
    expect(open).toBeDefined();
  });

  it('tells the staff of the larger quantity that costs less', async () => {
    const guest = house.guest();
    const said = await ask(
      house,
      { product: { offerId: await offerId(guest, 'RELAY-TEAM-Y1'), quantity: 999 } },
      guest,
    );
    const lead = await house.lead(said.reference);
    const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
    const { next, basket } = acceptedValue(await leadDetail(house.rep(owner), lead.id));
    expect(basket?.lines[0]?.cheaperAt).toEqual({ quantity: 1_000, saving: { amount: '2180.20', currency: 'USD' } });
    expect(next?.rule).toBe('claim');
  });

  it('keeps a price on request as one, never as zero', async () => {
    const guest = house.guest();
    const said = await ask(house, { product: { offerId: await offerId(guest, 'RELAY-CARE-Y1'), quantity: 5 } }, guest);
    const detail = acceptedValue(await leadDetail(house.chief(), (await house.lead(said.reference)).id));
    expect(detail.onRequest).toBe(true);
    expect(detail.commitment).toBeNull();
    expect(detail.basket?.totals.commitment).toBeNull();
  });

  it('brings the open request up to date when the same session asks for the same basket again', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(guest, { sku: 'RELAY-TEAM-Y1', quantity: 2_500 });
    const first = await ask(house, { basketId }, guest);
    await fillBasket(guest, { sku: 'RELAY-TEAM-Y1', quantity: 500 });
    const second = await ask(house, { basketId }, guest);
    expect(second).toMatchObject({ updated: true, reference: first.reference });
    expect((await house.lead(first.reference)).headline).toMatchObject({ quantity: 3_000 });
    const owner = await house.mails(first.contact.email!);
    expect(owner.some((mail) => mail.subject === `${first.reference}: Brightwater Logistics changed the basket`)).toBe(
      true,
    );
  });

  it('makes one lead of two clicks at once', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(guest, { sku: 'RELAY-TEAM-Y1', quantity: 4_000 });
    const before = await count('leads.lead');
    const replies = await Promise.all([1, 2, 3, 4].map(() => ask(house, { basketId }, guest)));
    expect(new Set(replies.map((reply) => reply.reference)).size).toBe(1);
    expect(replies.filter((reply) => !reply.updated)).toHaveLength(1);
    expect(await count('leads.lead')).toBe(before + 1);
  });

  it('makes one company of a guest who asks about two things, and two of two guests', async () => {
    const guest = house.guest();
    const [one, two] = [await ask(house, { need: 'One' }, guest), await ask(house, { need: 'Two' }, guest)];
    const other = await ask(house, { need: 'Three' });
    const [a, b, c] = [
      await house.lead(one.reference),
      await house.lead(two.reference),
      await house.lead(other.reference),
    ];
    expect(a.account_id).toBe(b.account_id);
    expect(c.account_id).not.toBe(a.account_id);
  });

  it('never takes the basket of another session', async () => {
    const basketId = await fillBasket(house.guest(), { sku: 'RELAY-TEAM-Y1', quantity: 2_500 });
    const other = await talk(house.guest(), { ...ines, basketId });
    expect(other).toMatchObject({ ok: false, refusal: { code: 'basket_not_found' } });
  });

  it('keeps nothing of a guest whose request is refused', async () => {
    const before = await count('accounts.account');
    await database.owner.query('DELETE FROM accounts.team_member WHERE team_id = $1', [house.teamId]);
    await database.owner.query("SELECT platform.raise_version('seller')");
    await house.world.world.versions.refresh();
    const refused = await talk(house.guest(), { ...ines, need: 'Anybody there' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'inside_team_missing' } });
    expect(await count('accounts.account')).toBe(before);
    for (const person of house.inside) {
      await database.owner.query('INSERT INTO accounts.team_member VALUES ($1, $2)', [house.teamId, person.id]);
    }
    await database.owner.query("SELECT platform.raise_version('seller')");
    await house.world.world.versions.refresh();
  });

  it('uses the account of a signed-in buyer and answers through its owner', async () => {
    const first = await house.lead((await ask(house)).reference);
    const buyer = house.world.as({
      kind: 'buyer',
      personId: first.contact_person_id,
      sessionId: house.world.system().newId(),
      name: 'Ines Falk',
      email: 'ines@brightwater.example',
      activeAccountId: first.account_id,
      memberships: [{ accountId: first.account_id, roles: ['buyer'] }],
    });
    for (const need of ['A', 'B', 'C', 'D']) {
      const said = acceptedValue(await talk(buyer, { need, company: 'Somebody else' }));
      const lead = await house.lead(said.reference);
      expect(lead).toMatchObject({
        account_id: first.account_id,
        company: 'Brightwater Logistics',
        owner_reason: 'account_owner',
      });
      expect(lead.owner_person_id).toBe(first.owner_person_id);
    }
  });
});

describe('whose turn it is', () => {
  it('gives fifty leads at once to three people as evenly as they divide', async () => {
    const leads = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        ask(house, { email: `buyer${index}@turn.example`, company: `Turn ${index}` }),
      ),
    );
    const had = house.inside.map((person) => leads.filter((lead) => lead.contact.personId === person.id).length);
    expect(had.reduce((sum, each) => sum + each)).toBe(50);
    expect(Math.max(...had) - Math.min(...had)).toBe(1);
    expect(new Set(leads.map((lead) => lead.reference)).size).toBe(50);
  });

  it('passes over who is away, as member of the team and as owner of the account', async () => {
    const away = house.inside[0]!;
    const day = { firstDay: '2026-03-16', lastDay: '2026-03-17' };
    const absence = acceptedValue(await addAbsence(house.rep(away), 'team', day));
    const contacts = await Promise.all(Array.from({ length: 6 }, () => ask(house)));
    expect(contacts.map((said) => said.contact.personId)).not.toContain(away.id);
    acceptedValue(await removeAbsence(house.rep(away), 'team', absence.id));
  });

  it('refuses somebody to keep a colleague’s absence, and lets a sales manager', async () => {
    const [one, other] = [house.inside[0]!, house.inside[1]!];
    const day = { personId: other.id, firstDay: '2026-04-01', lastDay: '2026-04-02' };
    expect(await addAbsence(house.rep(one), 'team', day)).toMatchObject({ refusal: { code: 'not_permitted' } });
    const kept = acceptedValue(await addAbsence(house.chief(), 'all', day));
    expect(await removeAbsence(house.rep(one), 'team', kept.id)).toMatchObject({ refusal: { code: 'not_found' } });
    expect(await removeAbsence(house.chief(), 'all', kept.id)).toMatchObject({ ok: true });
  });

  it('passes over who has left, at once', async () => {
    const left = house.inside[1]!;
    await database.owner.query('UPDATE accounts.person SET deactivated_at = $2 WHERE id = $1', [left.id, new Date(0)]);
    const contacts = await Promise.all(Array.from({ length: 6 }, () => ask(house)));
    expect(contacts.map((said) => said.contact.personId)).not.toContain(left.id);
    await database.owner.query('UPDATE accounts.person SET deactivated_at = NULL WHERE id = $1', [left.id]);
  });
});
