import { describe, expect, it } from 'vitest';
import { mailStateOf, recipientOf } from './mail-words.ts';

const written = Date.UTC(2026, 2, 16, 12);
const mail = (given: object) => ({
  state: 'waiting' as const,
  attempts: 0,
  createdAt: new Date(written).toISOString(),
  ...given,
});

describe('mailStateOf', () => {
  it('says that a mail is kept here once five minutes went by without a try', () => {
    expect(mailStateOf(mail({}), written + 300_000)).toBe('waiting');
    expect(mailStateOf(mail({}), written + 300_001)).toBe('kept');
  });

  it('waits for the next try after one that failed, however old the mail is', () => {
    expect(mailStateOf(mail({ attempts: 2 }), written + 9_000_000)).toBe('retrying');
  });

  it('leaves sent and failed as they are', () => {
    expect(mailStateOf(mail({ state: 'sent', attempts: 1 }), written)).toBe('sent');
    expect(mailStateOf(mail({ state: 'failed', attempts: 8 }), written)).toBe('failed');
  });
});

describe('recipientOf', () => {
  it('takes name and address apart', () => {
    expect(recipientOf('"Ines Falk" <ines@brightwater.example>')).toEqual({
      name: 'Ines Falk',
      address: 'ines@brightwater.example',
    });
  });

  it('has no name for an address alone', () => {
    expect(recipientOf('ines@brightwater.example')).toEqual({ name: null, address: 'ines@brightwater.example' });
  });
});
