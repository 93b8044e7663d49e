import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readCardPlace } from './card-config.ts';
import { secretOf } from './config.ts';

const keys = {
  STRIPE_SECRET_KEY: 'sk_test_abcdefgh1234',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_abcdefgh1234',
  STRIPE_WEBHOOK_SECRET: 'whsec_abcdefgh1234',
};
const read = (env: Record<string, string>, environment: 'development' | 'production' = 'development') =>
  readCardPlace(env, environment, secretOf);

describe('who takes cards', () => {
  it('is the local gateway while developing, nobody in production, Stripe where its keys are', () => {
    expect(read({})).toEqual({ minutes: 30, provider: { kind: 'local' } });
    expect(read({ KEYLINE_PUBLIC_URL: 'https://shop.example' }).provider).toEqual({ kind: 'off' });
    expect(read({}, 'production')).toEqual({ minutes: 30, provider: { kind: 'off' } });
    expect(read({ ...keys, CARD_MINUTES: '45' }, 'production')).toMatchObject({
      minutes: 45,
      provider: { kind: 'stripe', apiUrl: 'https://api.stripe.com', publishableKey: keys.STRIPE_PUBLISHABLE_KEY },
    });
    expect(read({ ...keys, STRIPE_API_URL: 'http://127.0.0.1:9999' })).toMatchObject({
      provider: { apiUrl: 'http://127.0.0.1:9999' },
    });
  });

  it('shows no secret, however it is printed', () => {
    const place = read(keys);
    const printed = `${inspect(place, { depth: 5 })} ${JSON.stringify(place)}`;
    expect(printed).not.toContain(keys.STRIPE_SECRET_KEY);
    expect(printed).not.toContain(keys.STRIPE_WEBHOOK_SECRET);
  });

  it.each([
    ['half a set of keys', { STRIPE_SECRET_KEY: keys.STRIPE_SECRET_KEY }, 'STRIPE_PUBLISHABLE_KEY and'],
    ['a secret key that is none', { ...keys, STRIPE_SECRET_KEY: 'pk_test_abcdefgh1234' }, 'STRIPE_SECRET_KEY (its'],
    ['a webhook secret that is none', { ...keys, STRIPE_WEBHOOK_SECRET: 'secret' }, 'STRIPE_WEBHOOK_SECRET (its'],
    ['an address with a path', { ...keys, STRIPE_API_URL: 'https://api.stripe.com/v1' }, 'STRIPE_API_URL is'],
    ['no time', { CARD_MINUTES: '4' }, 'CARD_MINUTES is "4"'],
  ])('refuses %s and shows no secret', (_, env, words) => {
    let said = '';
    try {
      read(env as Record<string, string>);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain(words);
    expect(said).not.toContain('abcdefgh1234');
  });
});
