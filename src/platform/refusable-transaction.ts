import type { Outcome, Refused } from '../kernel/outcome.ts';
import type { Access, Tx } from './database/database.ts';
import type { Context } from './http/route.ts';

class Undone extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(`Undone: ${refused.refusal.code}`);
    this.refused = refused;
  }
}

/** A transaction that a refusal undoes: what the work wrote before it refused is not kept. */
export async function refusableTransaction<T>(
  context: Pick<Context, 'transaction'>,
  work: (tx: Tx) => Promise<Outcome<T>>,
  access?: Access,
): Promise<Outcome<T>> {
  try {
    return await context.transaction(async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new Undone(outcome);
      return outcome;
    }, access);
  } catch (error) {
    if (error instanceof Undone) return error.refused;
    throw error;
  }
}
