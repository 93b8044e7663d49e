import type { Context } from '../../../platform/http/route.ts';
import { deleteOldTokens } from '../storage/identity.ts';

/** Links are kept for a while after their end, so that a question about one can be answered; then their facts go. */
const KEPT = 30 * 86_400_000;

/** Deletes mailed links that ended 30 days ago, with the names and addresses they carry. */
export function forgetOldTokens(context: Context): Promise<number> {
  return deleteOldTokens(context.database, new Date(context.clock.now() - KEPT));
}
