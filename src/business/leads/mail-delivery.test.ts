import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { testServer } from '../../../test/server.ts';
import { emptyMailDrop } from '../../platform/mail-drop.ts';
import { followMailbox } from '../../platform/mailbox.ts';
import { nobody } from '../../platform/outbox.ts';
import { receiveMail } from './actions/inbound-mail.ts';
import { routes } from './routes.ts';
import { buildHouse, type House } from './test/house.ts';
import { letter } from './test/letters.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database, { replyAddress: 'reply+*@halden.example' });
});

const take = (raw: Uint8Array) => receiveMail(house.world.system(), raw);
const queued = async (subject: string) =>
  (await database.owner.query('SELECT id FROM leads.inbound_mail WHERE subject = $1', [subject])).length;

describe('the mail drop', () => {
  it('is emptied of what is whole, by two at once, and keeps what failed for the next time', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'keyline-drop-'));
    for (const name of ['1.eml', '2.eml', 'draft.tmp', 'young.eml']) {
      await writeFile(join(directory, name), letter({ subject: `Dropped ${name}` }));
      if (name !== 'young.eml') await utimes(join(directory, name), 1_000, 1_000);
    }
    const errors: string[] = [];
    const failing = async () => {
      throw new Error('no database');
    };
    await emptyMailDrop(directory, Date.now(), failing, (_, file) => errors.push(file));
    expect(errors).toEqual(['1.eml', '2.eml']);
    const empty = () => emptyMailDrop(directory, Date.now(), take, (error) => expect.unreachable(String(error)));
    await Promise.all([empty(), empty()]);
    expect((await readdir(directory)).sort()).toEqual(['draft.tmp', 'young.eml']);
    expect([await queued('Dropped 1.eml'), await queued('Dropped 2.eml')]).toEqual([1, 1]);
  });
});

describe('a mail server', () => {
  it('hands mail in with its token, and without it finds nothing there', async () => {
    const app = await testServer(house.world.world, routes, () => ({
      caller: nobody,
      language: 'en',
      csrfHolds: true,
    }));
    const payload = Buffer.from(letter({ subject: 'Piped' }));
    const send = (authorization: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/inbound-mail',
        headers: { authorization, 'content-type': 'message/rfc822' },
        payload,
      });
    expect((await send('Bearer wrong')).statusCode).toBe(404);
    const said = await send(`Bearer ${'t'.repeat(32)}`);
    expect([said.statusCode, said.json()]).toEqual([202, { state: 'unassigned' }]);
    expect((await send(`Bearer ${'t'.repeat(32)}`)).json()).toEqual({ state: 'known' });
    await app.close();
  });
});

/** As much of an IMAP4rev1 server as a mailbox of two messages needs. */
function imapServer(messages: Uint8Array[], seen: Set<number>) {
  return createServer((socket: Socket) => {
    let rest = '';
    let idle = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('* OK ready');
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (line === 'DONE') {
          say(`${idle} OK done`);
          continue;
        }
        const [tag = '', command = '', ...more] = line.split(' ');
        const verb = `${command} ${command === 'UID' ? more[0] : ''}`.trim().toUpperCase();
        if (verb === 'CAPABILITY') say('* CAPABILITY IMAP4rev1 IDLE');
        if (verb === 'IDLE') {
          idle = tag;
          say('+ idling');
          continue;
        }
        if (verb === 'SELECT') {
          say('* FLAGS (\\Seen)');
          say(`* ${messages.length} EXISTS`);
          say('* OK [UIDVALIDITY 1] valid');
          say(`* OK [UIDNEXT ${messages.length + 1}] next`);
        }
        if (verb === 'UID SEARCH')
          say(
            `* SEARCH ${messages
              .map((_, i) => i + 1)
              .filter((uid) => !seen.has(uid))
              .join(' ')}`,
          );
        if (verb === 'UID FETCH') {
          const uid = Number(more[1]);
          const body = Buffer.from(messages[uid - 1]!).toString('latin1');
          socket.write(`* ${uid} FETCH (UID ${uid} BODY[] {${body.length}}\r\n`, 'latin1');
          socket.write(`${body})\r\n`, 'latin1');
        }
        if (verb === 'UID STORE') seen.add(Number(more[1]));
        say(`${tag} OK done`);
        if (verb === 'LOGOUT') socket.end();
      }
    });
  });
}

describe('a mailbox over IMAP', () => {
  it('is emptied of what is unseen; a message is marked only after it was taken', async () => {
    const seen = new Set<number>();
    const server = imapServer([letter({ subject: 'Boxed 1' }), letter({ subject: 'Boxed 2' })], seen);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as { port: number };
    const errors: unknown[] = [];
    let tries = 0;
    const takeSecondTime = async (raw: Uint8Array) => {
      tries += 1;
      if (tries === 1) throw new Error('no database');
      await take(raw);
    };
    const pause = () => wait(1);
    const mailbox = followMailbox(`imap://u:p@127.0.0.1:${port}/INBOX`, takeSecondTime, pause, (e) => errors.push(e));
    await vi.waitFor(() => expect(seen).toEqual(new Set([1, 2])), { timeout: 20_000 });
    await mailbox.stop();
    server.close();
    expect(errors).toMatchObject([{ message: 'no database' }]);
    expect([await queued('Boxed 1'), await queued('Boxed 2')]).toEqual([1, 1]);
  }, 30_000);
});
