import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import type { Access } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { byOwnId, byToken, ownRequests, requestOf, writeBack } from './actions/requests.ts';
import { addNote, close, reply } from './actions/work.ts';
import type { TalkReply } from './terms.ts';
import { ask, buildHouse, fillBasket, type House, offerId } from './test/house.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database);
});

const stranger = () => house.world.as({});
async function follow(said: Pick<TalkReply, 'token'>) {
  return acceptedValue(await byToken(stranger(), said.token));
}
async function buyerOf(said: TalkReply) {
  const lead = await house.lead(said.reference);
  return house.world.buyer(lead.contact_person_id!, lead.account_id);
}

describe('the link of a request', () => {
  it('shows who answers, by when, the basket and the messages, to whoever holds it', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(guest, { sku: 'RELAY-TEAM-Y1', quantity: 2_500 });
    const said = await ask(house, { basketId, need: 'New depots in May' }, guest);
    const request = acceptedValue(await requestOf(stranger(), await follow(said)));
    expect(request).toMatchObject({
      reference: said.reference,
      status: 'with_us',
      answerBy: said.answerBy,
      contact: { name: said.contact.name },
      basketId,
      need: 'New depots in May',
      messages: [],
    });
    expect(request.basket?.totals.commitment).toEqual({ amount: '44000.00', currency: 'USD' });
    expect(JSON.stringify(request)).not.toContain('trace');
  });

  it('opens nothing when its account, its secret or its form is another', async () => {
    const [one, two] = [await ask(house), await ask(house)];
    const bytes = (token: string) => Buffer.from(token, 'base64url');
    const mixed = Buffer.concat([bytes(one.token).subarray(0, 16), bytes(two.token).subarray(16)]).toString(
      'base64url',
    );
    const flipped = Buffer.from(bytes(one.token).map((byte, index) => (index === 30 ? byte ^ 1 : byte))).toString(
      'base64url',
    );
    for (const token of [mixed, flipped, one.token.slice(1), `${one.token}A`, '', one.reference, '../../etc']) {
      expect(await byToken(stranger(), token), token).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    }
  });

  it('opens its own lead only, not another of the same account', async () => {
    const guest = house.guest();
    const [one, two] = [await ask(house, { need: 'One' }, guest), await ask(house, { need: 'Two' }, guest)];
    expect((await house.lead(one.reference)).account_id).toBe((await house.lead(two.reference)).account_id);
    expect(acceptedValue(await requestOf(stranger(), await follow(one))).reference).toBe(one.reference);
    expect(acceptedValue(await requestOf(stranger(), await follow(two))).reference).toBe(two.reference);
  });

  it('is kept as a hash and ends after half a year', async () => {
    const said = await ask(house);
    const rows = await database.owner.query(
      'SELECT 1 FROM leads.request_link WHERE position($1::bytea in token_hash) > 0',
      [Buffer.from(said.token, 'base64url').subarray(16)],
    );
    expect(rows).toEqual([]);
    const later = { ...stranger(), clock: { now: () => house.world.clock.now() + 181 * 86_400_000 } };
    expect(await byToken(later, said.token)).toMatchObject({ refusal: { code: 'not_found' } });
  });
});

describe('a buyer who is signed in', () => {
  it('reads the requests of his company and no other’s', async () => {
    const [mine, others] = [await ask(house), await ask(house)];
    const buyer = await buyerOf(mine);
    const list = acceptedValue(await ownRequests(buyer, { limit: 50 }));
    expect(list.items.map((item) => item.reference)).toEqual([mine.reference]);
    const foreign = await house.lead(others.reference);
    expect(await requestOf(buyer, acceptedValue(await byOwnId(buyer, foreign.id)))).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await writeBack(buyer, acceptedValue(await byOwnId(buyer, foreign.id)), 'Hello')).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  it('never meets a note, a trace, an event or what the vendor makes of his lead', async () => {
    const said = await ask(house, {
      product: { offerId: await offerId(house.guest(), 'RELAY-TEAM-Y1'), quantity: 999 },
    });
    const lead = await house.lead(said.reference);
    const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
    acceptedValue(await addNote(house.rep(owner), { id: lead.id, ifMatch: '1' }, 'Difficult customer'));
    const access: Access = { as: 'portal', accounts: [lead.account_id], person: lead.contact_person_id };
    const asBuyer = (sql: string) => transaction(database.app, access, (tx) => tx.query(sql));
    expect(await asBuyer('SELECT number, company FROM leads.lead')).toHaveLength(1);
    expect(await asBuyer('SELECT shown FROM leads.lead_basket')).toHaveLength(1);
    for (const sql of [
      'SELECT body FROM leads.lead_note',
      'SELECT data FROM leads.lead_event',
      'SELECT traces FROM leads.lead_basket',
      'SELECT close_reason FROM leads.lead',
      'SELECT commitment_minor FROM leads.lead',
      'SELECT contact_email FROM leads.lead',
      "INSERT INTO leads.lead_message SELECT account_id, id, id, opened_at, 'to_buyer', NULL, 'x' FROM leads.lead",
    ]) {
      await expect(asBuyer(sql), sql).rejects.toThrow(/permission denied/);
    }
  });

  it('sees no row without the setting, and none of another company', async () => {
    for (const accounts of [[], [house.teamId]]) {
      const access: Access = { as: 'portal', accounts, person: null };
      for (const table of ['lead', 'lead_message', 'request_link']) {
        expect(
          await transaction(database.app, access, (tx) => tx.query(`SELECT id FROM leads.${table}`)),
          table,
        ).toEqual([]);
      }
    }
  });
});

describe('writing back', () => {
  it('reaches the owner by mail and starts the answer clock again', async () => {
    const said = await ask(house);
    const lead = await house.lead(said.reference);
    const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
    acceptedValue(await reply(house.rep(owner), { id: lead.id, ifMatch: '1' }, 'Good morning'));
    house.world.clock.advance(60_000);
    const request = acceptedValue(await writeBack(stranger(), await follow(said), 'And in EUR?'));
    expect(request.status).toBe('with_us');
    expect(request.answerBy).not.toBeNull();
    expect(request.messages.map((message) => [message.from, message.body])).toEqual([
      ['us', 'Good morning'],
      ['you', 'And in EUR?'],
    ]);
    const mail = (await house.mails(owner.email)).at(-1)!;
    expect(mail.subject).toBe(`${said.reference}: Brightwater Logistics wrote`);
    expect(mail.body_text).toContain('> And in EUR?');
  });

  it('brings a lost request back and is refused by one that is spam', async () => {
    for (const [outcome, expected] of [
      ['lost', 'with_us'],
      ['spam', 'request_closed'],
    ] as const) {
      const said = await ask(house);
      const lead = await house.lead(said.reference);
      acceptedValue(await close(house.chief(), { id: lead.id, ifMatch: '1' }, { outcome, reason: 'x' }));
      const written = await writeBack(stranger(), await follow(said), 'Still there?');
      if (written.ok) expect(written.value.status).toBe(expected);
      else expect(written.refusal.code).toBe(expected);
    }
  });
});

describe('a mail', () => {
  const hostile = '<script>alert(1)</script>\nhttps://evil.example/login\n"><img src=x onerror=alert(1)>';

  it('shows hostile words as words, in HTML and without a link of theirs', async () => {
    const said = await ask(house, { need: hostile, company: 'Bright <b>water</b> & Sons' });
    const mail = (await house.mails(said.contact.email!)).at(-1)!;
    expect(mail.body_html).not.toMatch(/<script|<img|<b>/);
    expect(mail.body_html).toContain('&#60;script&#62;');
    expect(mail.body_html).not.toContain('href="https://evil.example');
    const request = await follow(said);
    acceptedValue(await writeBack(stranger(), request, hostile));
    const second = (await house.mails(said.contact.email!)).at(-1)!;
    expect(second.body_html).not.toMatch(/<script|<img/);
    expect(second.body_html).not.toContain('href="https://evil.example');
  });

  it('has one line per header, whatever a name holds', async () => {
    const said = await ask(house, { company: 'Acme\r\nBcc: all@evil.example', name: 'Ines\nBcc: all@evil.example' });
    const [toBuyer] = (await house.mails('ines@brightwater.example')).filter((mail) =>
      mail.subject.startsWith(said.reference),
    );
    const toOwner = (await house.mails(said.contact.email!)).at(-1)!;
    for (const mail of [toBuyer!, toOwner]) {
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(mail.recipient).not.toMatch(/[\r\n]/);
    }
  });
});
