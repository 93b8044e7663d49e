import { describe, expect, it } from 'vitest';
import { testWorld } from '../../test/context.ts';
import { testDatabase } from '../../test/database.ts';
import { htmlOfText, queueMail, retryMail, sendNextMail, type Transport } from './mail.ts';

const databases = testDatabase();
const noFiles = async () => new Uint8Array();

describe('a mail', () => {
  it('is queued once per key, and a line break in a name or subject starts no header', async () => {
    const context = testWorld(databases.app).system();
    const mail = {
      dedupeKey: 'hostile',
      to: { email: 'ines@example.com', name: 'Ines\r\nBcc: all@example.com' },
      subject: 'Hello\nX-Evil: 1',
      text: '<script>alert(1)</script>\n\nhttps://example.com/?a=1&b=2',
    };
    await context.transaction((tx) => queueMail(tx, context, mail));
    await context.transaction((tx) => queueMail(tx, context, mail));
    const rows = await databases.app.query<{ recipient: string; subject: string; body_html: string }>(
      "SELECT recipient, subject, body_html FROM platform.mail WHERE dedupe_key = 'hostile'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.recipient).toBe('"Ines Bcc: all@example.com" <ines@example.com>');
    expect(rows[0]!.subject).toBe('Hello X-Evil: 1');
    expect(rows[0]!.body_html).not.toContain('<script>');
  });

  it('links only a line that is nothing but a web address', () => {
    expect(htmlOfText('https://a.example/x', 'https://a.example')).toContain('<a href="https://a.example/x">');
    for (const words of [
      'javascript:alert(1)',
      'see https://a.example/x',
      'https://evil.example/x',
      'https://a.example.evil/x',
    ])
      expect(htmlOfText(words, 'https://a.example')).not.toContain('<a ');
  });

  it('is sent once, tried again after a failure with growing pauses, and given up with its reason', async () => {
    const world = testWorld(databases.app, { seed: 'send' });
    const context = world.system();
    await databases.owner.query('DELETE FROM platform.mail');
    await context.transaction((tx) =>
      queueMail(tx, context, { dedupeKey: 'm', to: { email: 'a@example.com' }, subject: 's', text: 't' }),
    );
    const sent: string[] = [];
    const down: Transport = async () => {
      throw new Error('connection refused');
    };
    const up: Transport = async (mail) => {
      sent.push(mail.messageId);
    };
    const send = (transport: Transport) =>
      context.transaction((tx) => sendNextMail(tx, world.clock.now(), transport, 'shop.example', noFiles));
    expect(await send(down)).toBe(true);
    expect(await send(down)).toBe(false);
    for (let attempt = 2; attempt <= 8; attempt += 1) {
      world.clock.advance(3_600_001);
      await send(down);
    }
    world.clock.advance(3_600_001);
    expect(await send(up)).toBe(false);
    const [failed] = await databases.app.query<{ id: string; failure: string }>(
      'SELECT id, failure FROM platform.mail',
    );
    expect(failed!.failure).toContain('connection refused');
    expect(await context.transaction((tx) => retryMail(tx, failed!.id, world.clock.now()))).toBe(true);
    expect(await send(up)).toBe(true);
    expect(await send(up)).toBe(false);
    expect(sent).toEqual([`<${failed!.id}@shop.example>`]);
  });
});
