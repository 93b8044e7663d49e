import { describe, expect, it } from 'vitest';
import { mailStateOf, recipientOf } from './mail-words.ts';

describe('mailStateOf', () => {
  it('tells a queued mail that was tried from one that was not', () => {
    expect(mailStateOf({ state: 'queued', attempts: 0 })).toBe('queued');
    expect(mailStateOf({ state: 'queued', attempts: 2 })).toBe('retrying');
  });

  it('leaves every other state as it is', () => {
    for (const state of ['sent', 'kept', 'failed'] as const) expect(mailStateOf({ state, attempts: 8 })).toBe(state);
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
