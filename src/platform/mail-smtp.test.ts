import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestWorld, testWorld } from '../../test/context.ts';
import { testDatabase } from '../../test/database.ts';
import { type Database, openDatabase } from './database/database.ts';
import { transaction } from './database/transaction.ts';
import { queueMail, retryMail, sendNextMail, smtpTransport } from './mail.ts';

type Received = { readonly from: string; readonly to: readonly string[]; readonly data: string };
type Verb = 'MAIL' | 'RCPT' | 'DATA';

/** A mail server that listens on one port, as RFC 5321 tells it, with the failures a test asks for. */
type MailServer = {
  readonly port: number;
  readonly received: Received[];
  /** Answers given, once each, instead of yes. */
  readonly refusals: { at: Verb; answer: string }[];
  /** Milliseconds before it says that it took a mail. */
  slowness: number;
  /** Then nobody sends without it: "name:password". */
  login: string | undefined;
  readonly server: Server;
};

async function startMailServer(): Promise<MailServer> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const house: MailServer = {
    port: (server.address() as AddressInfo).port,
    received: [],
    refusals: [],
    slowness: 0,
    login: undefined,
    server,
  };
  server.on('connection', (socket) => converse(socket, house));
  return house;
}

function converse(socket: Socket, house: MailServer): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let text = '';
  let mail = { from: '', to: [] as string[] };
  let reading = false;
  let known = false;
  const refused = (at: Verb): boolean => {
    const index = house.refusals.findIndex((refusal) => refusal.at === at);
    if (index === -1) return false;
    say(house.refusals.splice(index, 1)[0]!.answer);
    return true;
  };
  const take = async (data: string) => {
    reading = false;
    if (refused('DATA')) return;
    house.received.push({ ...mail, data: data.replaceAll('\r\n..', '\r\n.') });
    await wait(house.slowness);
    say('250 taken');
  };
  const obey = (line: string) => {
    const [verb = '', argument = ''] = line.split(/ (.*)/s);
    const word = verb.toUpperCase();
    if (word === 'EHLO') {
      say('250-mail.test');
      say('250-8BITMIME');
      say('250 AUTH PLAIN');
    } else if (word === 'AUTH') {
      const [, name, password] = Buffer.from(argument.replace(/^PLAIN /, ''), 'base64')
        .toString()
        .split('\0');
      known = `${name}:${password}` === house.login;
      say(known ? '235 welcome' : '535 who are you');
    } else if (word === 'MAIL') {
      if (house.login !== undefined && !known) return say('530 authenticate first');
      mail = { from: /<(.*?)>/.exec(argument)![1]!, to: [] };
      if (!refused('MAIL')) say('250 fine');
    } else if (word === 'RCPT') {
      if (refused('RCPT')) return;
      mail.to.push(/<(.*?)>/.exec(argument)![1]!);
      say('250 fine');
    } else if (word === 'DATA') {
      reading = true;
      say('354 go on');
    } else if (word === 'QUIT') socket.end('221 bye\r\n');
    else say('250 fine');
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf(reading ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const part = text.slice(0, end);
      text = text.slice(end + (reading ? 5 : 2));
      if (reading) void take(part);
      else obey(part);
    }
  });
  say('220 mail.test ESMTP');
}

/** The value of a header on one line, its encoded words (RFC 2047) read. */
function header(data: string, name: string): string | undefined {
  const head = data.slice(0, data.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1];
  return value
    ?.replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_word, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : quotedPrintable(word.replaceAll('_', ' ')),
    );
}

function quotedPrintable(text: string): string {
  const plain = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1').toString();
}

/** The body of the first part whose head holds the words, decoded. */
function part(data: string, words: string): Buffer {
  const found = data.split(/\r\n--[^\r\n]+\r\n/).find((piece) => {
    const head = piece.slice(0, piece.indexOf('\r\n\r\n'));
    return head.includes(words) && !head.includes('multipart/');
  });
  const [head, body] = found!.split(/\r\n\r\n(.*)/s) as [string, string];
  const content = body.replace(/\r\n--[^\r\n]+--\s*$/, '');
  if (/base64/i.test(head)) return Buffer.from(content, 'base64');
  return Buffer.from(/quoted-printable/i.test(head) ? quotedPrintable(content) : content);
}

const databases = testDatabase();
const pdf = Buffer.from('%PDF-1.7 \u00e4\u00f6\u00fc \u0000 bytes of an offer', 'latin1');
const account = '0190f000-0000-7000-8000-000000000000';
const file = '0190f000-0000-7000-8000-000000000001';

let house: MailServer;
let world: TestWorld;
beforeEach(async () => {
  house = await startMailServer();
  world = testWorld(databases.app, { seed: house.port.toString() });
  await databases.owner.query('DELETE FROM platform.mail');
});
afterEach(() => new Promise<void>((done) => void house.server.close(() => done())));

async function queue(changes: Partial<Parameters<typeof queueMail>[2]> = {}): Promise<string> {
  const context = world.system();
  await context.transaction((tx) =>
    queueMail(tx, context, {
      dedupeKey: 'offer',
      to: { email: 'ines@kunde.example', name: 'Inés Müller' },
      subject: 'Ihr Angebot über 500 Lizenzen für Österreich – gültig bis 31. März, mit Staffelpreisen für Größeres',
      text: 'Grüße aus Köln\n\n.Eine Zeile, die mit einem Punkt beginnt\n\nhttps://shop.example/a?b=1&c=2',
      ...changes,
    }),
  );
  const rows = await databases.owner.query<{ id: string }>('SELECT id FROM platform.mail WHERE dedupe_key = $1', [
    changes.dedupeKey ?? 'offer',
  ]);
  return rows[0]!.id;
}

/** Sends the next mail of a database through the mail server, as a process of its own would. */
const send = (database: Database = databases.app, login = '') =>
  transaction(database, { as: 'system' }, (tx) =>
    sendNextMail(
      tx,
      world.clock.now(),
      smtpTransport(`smtp://${login}127.0.0.1:${house.port}`, 'Halden <store@halden.example>'),
      'shop.example',
      async () => pdf,
    ),
  );

const stateOf = async (id: string) =>
  (
    await databases.owner.query<{ sent: boolean; given_up: boolean; attempts: number; failure: string | null }>(
      'SELECT sent_at IS NOT NULL AS sent, failed_at IS NOT NULL AS given_up, attempts, failure FROM platform.mail WHERE id = $1',
      [id],
    )
  )[0]!;

it('arrives as it was queued: umlauts, attachment, whom to answer, and the id of its row', async () => {
  const id = await queue({
    replyTo: 'jana.berg@halden.example',
    attachments: [{ name: 'Angebot für Müller.pdf', accountId: account, fileId: file }],
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  expect(await send()).toBe(true);
  expect(house.received).toHaveLength(1);
  const { from, to, data } = house.received[0]!;
  expect([from, to]).toEqual(['store@halden.example', ['ines@kunde.example']]);
  expect(header(data, 'Message-ID')).toBe(`<${id}@shop.example>`);
  expect(header(data, 'From')).toBe('Halden <store@halden.example>');
  expect(header(data, 'To')).toBe('Inés Müller <ines@kunde.example>');
  expect(header(data, 'Reply-To')).toBe('jana.berg@halden.example');
  expect(header(data, 'Auto-Submitted')).toBe('auto-generated');
  expect(header(data, 'Subject')).toBe(
    'Ihr Angebot über 500 Lizenzen für Österreich – gültig bis 31. März, mit Staffelpreisen für Größeres',
  );
  const text = part(data, 'text/plain').toString().replaceAll('\r\n', '\n');
  expect(text.trim()).toBe(
    'Grüße aus Köln\n\n.Eine Zeile, die mit einem Punkt beginnt\n\nhttps://shop.example/a?b=1&c=2',
  );
  expect(part(data, 'text/html').toString()).toContain('<p>Grüße aus Köln</p>');
  expect(part(data, 'Content-Disposition: attachment').equals(pdf)).toBe(true);
  expect(await stateOf(id)).toEqual({ sent: true, given_up: false, attempts: 1, failure: null });
});

it.each([
  ['MAIL', '451 4.3.0 busy, come back later'],
  ['RCPT', '451 4.7.1 greylisted'],
  ['DATA', '451 4.3.0 no room'],
] as const)('is tried again later when %s is answered "%s", and then arrives once', async (at, answer) => {
  house.refusals.push({ at, answer });
  const id = await queue();
  expect(await send()).toBe(true);
  expect(house.received).toEqual([]);
  expect(await stateOf(id)).toMatchObject({ sent: false, given_up: false, attempts: 1 });
  expect((await stateOf(id)).failure).toContain(answer.slice(0, 9));
  expect(await send()).toBe(false);
  world.clock.advance(60_000);
  expect([await send(), await send()]).toEqual([true, false]);
  expect(house.received).toHaveLength(1);
  expect(header(house.received[0]!.data, 'Message-ID')).toBe(`<${id}@shop.example>`);
  expect(await stateOf(id)).toEqual({ sent: true, given_up: false, attempts: 2, failure: null });
});

it.each([
  ['RCPT', '550 5.1.1 no such person'],
  ['DATA', '554 5.7.1 we take no such mail'],
] as const)('is given up at once when %s is answered "%s", says why, and can be tried again', async (at, answer) => {
  house.refusals.push({ at, answer });
  const id = await queue();
  await send();
  expect(await stateOf(id)).toMatchObject({ sent: false, given_up: true, attempts: 1 });
  expect((await stateOf(id)).failure).toContain(answer);
  world.clock.advance(7_200_000);
  expect(await send()).toBe(false);
  await transaction(databases.app, { as: 'system' }, (tx) => retryMail(tx, id, world.clock.now()));
  await send();
  expect(house.received).toHaveLength(1);
});

it('is not given up because the server does not know us: the configuration is put right, and it arrives', async () => {
  house.login = 'keyline:hunter2';
  const id = await queue();
  await send(databases.app, 'keyline:wrong@');
  expect(await stateOf(id)).toMatchObject({ sent: false, given_up: false, attempts: 1 });
  expect((await stateOf(id)).failure).toMatch(/535/);
  expect((await stateOf(id)).failure).not.toContain('wrong');
  world.clock.advance(60_000);
  await send(databases.app, 'keyline:hunter2@');
  expect(house.received).toHaveLength(1);
});

it('waits for a server that cannot be reached', async () => {
  const id = await queue();
  await new Promise<void>((done) => void house.server.close(() => done()));
  await send();
  expect(await stateOf(id)).toMatchObject({ sent: false, given_up: false, attempts: 1 });
  expect((await stateOf(id)).failure).toContain('ECONNREFUSED');
  house.server.listen(house.port, '127.0.0.1');
  world.clock.advance(60_000);
  await send();
  expect(house.received).toHaveLength(1);
});

it('is sent once when two processes race for it', async () => {
  house.slowness = 300;
  const processes = [1, 2].map(() => openDatabase(databases.connections.app, { purpose: 'test', size: 2 }));
  try {
    const id = await queue();
    const sent = await Promise.all(processes.map((database) => send(database)));
    expect(sent.sort()).toEqual([false, true]);
    expect(await Promise.all(processes.map((database) => send(database)))).toEqual([false, false]);
    expect(house.received.map(({ data }) => header(data, 'Message-ID'))).toEqual([`<${id}@shop.example>`]);
  } finally {
    await Promise.all(processes.map((database) => database.close()));
  }
});

it('lets two processes send two mails at the same time, each once', async () => {
  house.slowness = 200;
  const processes = [1, 2].map(() => openDatabase(databases.connections.app, { purpose: 'test', size: 2 }));
  try {
    const ids = [await queue(), await queue({ dedupeKey: 'second' })];
    expect(await Promise.all(processes.map((database) => send(database)))).toEqual([true, true]);
    const arrived = house.received.map(({ data }) => header(data, 'Message-ID'));
    expect(arrived.sort()).toEqual(ids.map((id) => `<${id}@shop.example>`).sort());
  } finally {
    await Promise.all(processes.map((database) => database.close()));
  }
});

it('is sent once by a server slower than the database lets a transaction be idle', async () => {
  house.slowness = 900;
  const id = await queue();
  await transaction(databases.app, { as: 'system' }, async (tx) => {
    await tx.query("SET LOCAL idle_in_transaction_session_timeout = '300ms'");
    const transport = smtpTransport(`smtp://127.0.0.1:${house.port}`, 'store@halden.example');
    await sendNextMail(tx, world.clock.now(), transport, 'shop.example', async () => pdf);
  });
  expect(await send()).toBe(false);
  expect(house.received).toHaveLength(1);
  expect(await stateOf(id)).toMatchObject({ sent: true, attempts: 1 });
});
