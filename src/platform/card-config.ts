import type { Environment, Secret } from './config.ts';
import { StartRefused } from './start-refused.ts';

export type StripeKeys = {
  readonly secretKey: Secret;
  /** Goes to the buyer's page; no secret. */
  readonly publishableKey: string;
  readonly webhookSecret: Secret;
  /** Origin of Stripe's API, or of what stands in for it. */
  readonly apiUrl: string;
};

/** Who takes money from cards, and for how many minutes an order waits for it. */
export type CardPlace = {
  readonly minutes: number;
  readonly provider: { readonly kind: 'off' } | { readonly kind: 'local' } | ({ readonly kind: 'stripe' } & StripeKeys);
};

type Variables = Readonly<Record<string, string | undefined>>;

const names = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;
const forms: Readonly<Record<(typeof names)[number], { form: RegExp; example: string }>> = {
  STRIPE_SECRET_KEY: { form: /^[sr]k_(test|live)_[0-9A-Za-z]{8,}$/, example: 'sk_live_...' },
  STRIPE_PUBLISHABLE_KEY: { form: /^pk_(test|live)_[0-9A-Za-z]{8,}$/, example: 'pk_live_...' },
  STRIPE_WEBHOOK_SECRET: { form: /^whsec_[0-9A-Za-z+/=]{8,}$/, example: 'whsec_...' },
};

function given(env: Variables, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function readMinutes(env: Variables): number {
  const text = given(env, 'CARD_MINUTES') ?? '30';
  const minutes = Number(text);
  if (/^\d{1,4}$/.test(text) && minutes >= 5 && minutes <= 1440) return minutes;
  throw new StartRefused(
    `CARD_MINUTES is "${text}". Set it to whole minutes from 5 to 1440, or leave it out for 30: so long an order waits for its payment by card.`,
  );
}

function readApiUrl(env: Variables): string {
  const text = given(env, 'STRIPE_API_URL') ?? 'https://api.stripe.com';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url && web && url.pathname === '/' && !url.search && !url.username) return url.origin;
  throw new StartRefused(
    `STRIPE_API_URL is "${text}". Set it to an origin without a path, or leave it out for Stripe's own.`,
  );
}

function readStripe(env: Variables, secretOf: (text: string) => Secret): StripeKeys | null {
  const missing = names.filter((name) => given(env, name) === undefined);
  if (missing.length === names.length) return null;
  if (missing.length > 0) {
    throw new StartRefused(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set, though other keys of Stripe are. Set all of ${names.join(', ')}, or none.`,
    );
  }
  for (const name of names) {
    if (forms[name].form.test(given(env, name)!)) continue;
    throw new StartRefused(
      `${name} (its value is not shown) is not such a key. It looks like ${forms[name].example}; copy it from Stripe's dashboard.`,
    );
  }
  return {
    secretKey: secretOf(given(env, 'STRIPE_SECRET_KEY')!),
    publishableKey: given(env, 'STRIPE_PUBLISHABLE_KEY')!,
    webhookSecret: secretOf(given(env, 'STRIPE_WEBHOOK_SECRET')!),
    apiUrl: readApiUrl(env),
  };
}

/**
 * Cards are taken by Stripe where its keys are set; otherwise by the local gateway while developing, and not at all in
 * production or under an https address. Refuses (StartRefused) half a set of keys, and what is no key, without showing it.
 */
export function readCardPlace(env: Variables, environment: Environment, secretOf: (text: string) => Secret): CardPlace {
  const minutes = readMinutes(env);
  const stripe = readStripe(env, secretOf);
  if (stripe) return { minutes, provider: { kind: 'stripe', ...stripe } };
  // Where strangers may come, a test card must buy nothing, also when the environment was forgotten.
  const open = environment === 'development' && (given(env, 'KEYLINE_PUBLIC_URL')?.startsWith('https:') ?? false);
  return { minutes, provider: { kind: environment === 'production' || open ? 'off' : 'local' } };
}
