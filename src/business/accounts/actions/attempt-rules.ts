import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { type AttemptRule, takeAttempt } from '../../../platform/session/attempts.ts';

const MINUTE = 60_000;

/** Per person ten in 15 minutes, then a wait that doubles; per address wide enough for an office behind one. */
export const attemptRules = {
  signInName: { name: 'sign-in-name', most: 10, windowMs: 15 * MINUTE, grows: true },
  signInAddress: { name: 'sign-in-address', most: 100, windowMs: 15 * MINUTE },
  password: { name: 'password', most: 10, windowMs: 15 * MINUTE, grows: true },
  mailName: { name: 'mail-name', most: 5, windowMs: 60 * MINUTE },
  mailAddress: { name: 'mail-address', most: 30, windowMs: 60 * MINUTE },
  tokenAddress: { name: 'token-address', most: 60, windowMs: 15 * MINUTE },
  invitation: { name: 'invitation', most: 100, windowMs: 24 * 60 * MINUTE },
} as const satisfies Record<string, AttemptRule>;

/** Counts one attempt under each rule, outside of any transaction: what is refused later stays counted. */
export async function takeAttempts(
  context: Pick<Context, 'database' | 'clock'>,
  attempts: readonly (readonly [AttemptRule, string])[],
): Promise<Outcome<void>> {
  for (const [rule, subject] of attempts) {
    const taken = await takeAttempt(context.database, context.clock.now(), rule, subject);
    if (!taken.ok) return taken;
  }
  return accept(undefined);
}
