import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { receiveMail } from './actions/inbound-mail.ts';
import { close, reply } from './actions/work.ts';
import type { LeadRow } from './storage/leads.ts';
import { ask, buildHouse, type House, type MailFound } from './test/house.ts';
import { bounceOf, type Letter, letter } from './test/letters.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database, { replyAddress: 'reply+*@halden.example' });
});

let asked = 0;

/** A lead that was answered: from a buyer of its own, with the mail he got. */
async function answered(): Promise<{ lead: LeadRow; email: string; mail: MailFound }> {
  asked += 1;
  const email = `buyer${asked}@brightwater.example`;
  const said = await ask(house, { email, need: `Question ${asked}` });
  const lead = await house.lead(said.reference);
  const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
  acceptedValue(await reply(house.rep(owner), { id: lead.id, ifMatch: '1' }, 'It costs 19.80 each.'));
  house.world.clock.advance(1_000);
  const mail = (await house.mails(email)).at(-1)!;
  return { lead: await house.lead(said.reference), email, mail };
}

const deliver = (given: Letter) => {
  house.world.clock.advance(1_000);
  return receiveMail(house.world.system(), letter(given));
};
const messages = (lead: LeadRow) =>
  database.owner.query<{ body: string; direction: string }>(
    `SELECT body, direction FROM leads.lead_message WHERE lead_id = $1 AND direction = 'from_buyer' ORDER BY at, id`,
    [lead.id],
  );
const beside = (lead: LeadRow) =>
  database.owner.query<{ kind: string; body: string; sender_email: string }>(
    'SELECT kind, body, sender_email FROM leads.lead_mail WHERE lead_id = $1 ORDER BY at, id',
    [lead.id],
  );

describe('an answer by mail', () => {
  it('comes into the conversation by the address it was sent to, and the clock starts again', async () => {
    const { lead, email, mail } = await answered();
    expect(mail.reply_to).toMatch(/^reply\+[a-z2-7]{42}@halden\.example$/);
    const text = 'We take 120.\n\nOn Mon, 16 Mar 2026 at 10:00, Maren Vogt wrote:\n> It costs 19.80 each.';
    expect(await deliver({ from: email, to: mail.reply_to!.toUpperCase(), text })).toBe('threaded');
    expect(await messages(lead)).toEqual([{ direction: 'from_buyer', body: 'We take 120.' }]);
    const now = await house.lead(lead.number);
    expect([now.status, now.answer_by === null]).toEqual(['claimed', false]);
  });

  it('comes in by the Message-IDs it answers, where the address has no token', async () => {
    const { lead, email, mail } = await answered();
    const headers = [`In-Reply-To: <${mail.id}@localhost>`];
    expect(await deliver({ from: email, headers, text: 'Only In-Reply-To' })).toBe('threaded');
    const references = [`References: ${mail.headers.References} <${mail.id}@localhost>`];
    expect(await deliver({ from: email, headers: references, text: 'References too' })).toBe('threaded');
    expect((await messages(lead)).map(({ body }) => body)).toEqual(['Only In-Reply-To', 'References too']);
  });

  it('is taken once, however often and at once it is delivered', async () => {
    const { lead, email, mail } = await answered();
    const raw = letter({ from: email, to: mail.reply_to!, text: 'Once only' });
    const came = await Promise.all(Array.from({ length: 8 }, () => receiveMail(house.world.system(), raw)));
    expect(came.filter((where) => where !== 'known')).toEqual(['threaded']);
    expect(await messages(lead)).toHaveLength(1);
  });

  it('is not hidden by another mail that bears its Message-ID', async () => {
    const { lead, email, mail } = await answered();
    await deliver({ from: email, to: mail.reply_to!, id: 'same@brightwater.example', text: 'First' });
    expect(await deliver({ from: email, to: mail.reply_to!, id: 'same@brightwater.example', text: 'Second' })).toBe(
      'threaded',
    );
    expect(await messages(lead)).toHaveLength(2);
  });

  it('is text: a script is words or nothing, never markup', async () => {
    const { lead, email, mail } = await answered();
    const html = '<p>Yes<script>alert(1)</script> &amp; <b>thanks</b></p><img src=x onerror=alert(2)>';
    await deliver({ from: email, to: mail.reply_to!, html });
    const text = '<script>alert(3)</script> is what I typed\u0000';
    await deliver({ from: email, to: mail.reply_to!, text });
    expect((await messages(lead)).map(({ body }) => body)).toEqual([
      'Yes & thanks',
      '<script>alert(3)</script> is what I typed',
    ]);
  });
});

describe('a mail that is not the buyer’s', () => {
  it('stands in the lead as unverified and does nothing, whosever token it bears', async () => {
    const { lead, mail } = await answered();
    const other = await answered();
    expect(await deliver({ from: other.email, to: mail.reply_to!, text: 'Cancel it all' })).toBe('threaded');
    expect(await messages(lead)).toEqual([]);
    expect(await beside(lead)).toMatchObject([{ kind: 'unverified', sender_email: other.email }]);
    expect((await house.lead(lead.number)).status).toBe('waiting_for_customer');
  });

  it('is unverified too when the sender’s domain disowns it', async () => {
    const { lead, email, mail } = await answered();
    const headers = ['Authentication-Results: mx.halden.example; dmarc=fail header.from=brightwater.example'];
    await deliver({ from: email, to: mail.reply_to!, headers, text: 'Send the goods elsewhere' });
    expect(await messages(lead)).toEqual([]);
    expect((await beside(lead)).map(({ kind }) => kind)).toEqual(['unverified']);
  });

  it('waits for a person when its token was made up', async () => {
    const { lead } = await answered();
    const to = `reply+${'a'.repeat(42)}@halden.example`;
    expect(await deliver({ to, text: 'Hello' })).toBe('unassigned');
    expect(await beside(lead)).toEqual([]);
  });

  it('starts no clock when a machine wrote it, and no machine is answered', async () => {
    const { lead, email, mail } = await answered();
    const before = (await house.mails(email)).length;
    const headers = ['Auto-Submitted: auto-replied'];
    const attachments = [{ name: 'a.exe', type: 'application/x-msdownload', bytes: Buffer.from('MZ') }];
    expect(await deliver({ from: email, to: mail.reply_to!, headers, text: 'I am away', attachments })).toBe(
      'threaded',
    );
    expect((await beside(lead)).map(({ kind }) => kind)).toEqual(['auto_reply']);
    expect((await house.lead(lead.number)).status).toBe('waiting_for_customer');
    expect(await house.mails(email)).toHaveLength(before);
    expect(await deliver({ headers, text: 'A newsletter' })).toBe('set_aside');
  });

  it('is set aside when it is our own mail come back', async () => {
    const { lead, mail } = await answered();
    expect(await deliver({ id: `${mail.id}@localhost`, to: mail.reply_to!, text: 'Round it goes' })).toBe('set_aside');
    expect(await deliver({ from: mail.reply_to!, to: mail.reply_to!, text: 'From ourselves' })).toBe('set_aside');
    expect(await beside(lead)).toEqual([]);
  });

  it('marks the address it came back from, only where we had written to it', async () => {
    const { lead, email, mail } = await answered();
    await receiveMail(house.world.system(), bounceOf(`${mail.id}@localhost`, email));
    await receiveMail(
      house.world.system(),
      bounceOf('019cf000-0000-7000-8000-000000000000@localhost', 'victim@brightwater.example'),
    );
    expect((await beside(lead)).map(({ kind, body }) => [kind, body])).toEqual([
      ['bounce', 'smtp; 550 5.1.1 no such user here'],
    ]);
    const marked = await database.owner.query('SELECT email FROM leads.bad_address');
    expect(marked).toEqual([{ email }]);
  });
});

describe('what hangs on a mail', () => {
  it('is kept when it is what it says and not too large; else the sender is told, and his words are kept', async () => {
    const { lead, email, mail } = await answered();
    const attachments = [
      { name: 'PO 4711.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 order') },
      { name: '../../etc/passwd', type: 'text/plain', bytes: Buffer.from('x') },
      { name: 'not.pdf', type: 'application/pdf', bytes: Buffer.from('MZ program') },
      { name: 'page.html', type: 'text/html', bytes: Buffer.from('<script>alert(1)</script>') },
      {
        name: 'huge.pdf',
        type: 'application/pdf',
        bytes: Buffer.concat([Buffer.from('%PDF'), Buffer.alloc(30 << 20)]),
      },
    ];
    expect(await deliver({ from: email, to: mail.reply_to!, text: 'Our order', attachments })).toBe('threaded');
    expect((await messages(lead)).map(({ body }) => body)).toEqual(['Our order']);
    const kept = await database.owner.query(
      'SELECT name, refused, file_id IS NOT NULL AS kept FROM leads.lead_attachment WHERE lead_id = $1 ORDER BY position',
      [lead.id],
    );
    expect(kept).toEqual([
      { name: 'PO 4711.pdf', refused: null, kept: true },
      { name: 'passwd', refused: null, kept: true },
      { name: 'not.pdf', refused: 'type', kept: false },
      { name: 'page.html', refused: 'type', kept: false },
      { name: 'huge.pdf', refused: 'too_large', kept: false },
    ]);
    const told = (await house.mails(email)).at(-1)!;
    expect(told.subject).toBe('Your mail arrived without 3 of its attachments');
    expect(told.body_text).toContain('huge.pdf (30 MB): too large');
    expect(told.headers['Auto-Submitted']).toBe('auto-replied');
  });
});

it('leaves to a person what answers a lead that is over', async () => {
  const { lead, email, mail } = await answered();
  const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
  acceptedValue(
    await close(house.rep(owner), { id: lead.id, ifMatch: String(lead.row_version) }, { outcome: 'spam', reason: '' }),
  );
  expect(await deliver({ from: email, to: mail.reply_to!, text: 'Still there' })).toBe('unassigned');
  expect(await messages(lead)).toEqual([]);
});
