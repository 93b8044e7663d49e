import type { Context } from '../../../platform/http/route.ts';
import { keptByVersion, type Versions } from '../../../platform/versions.ts';
import { promotionsFrom } from '../storage/promotions.ts';
import type { Promotion } from '../terms/promotions.ts';

type Kept = { readonly read: () => readonly Promotion[] | Promise<readonly Promotion[]>; today: string };
const kept = new WeakMap<Versions, Kept>();

/** Promotions that run today or later, from the memory of the process: no statement until their version changes. How
 *  much was used is as of then; whoever sells asks again (`actions/promotion-use`). */
export function promotionSnapshot(
  context: Pick<Context, 'database' | 'versions' | 'today' | 'actualDay'>,
): readonly Promotion[] | Promise<readonly Promotion[]> {
  const { database, versions } = context;
  const today = context.actualDay ?? context.today;
  let entry = kept.get(versions);
  if (entry === undefined) {
    const made: Kept = {
      today,
      read: keptByVersion(versions, ['promotions'], () => promotionsFrom(database, made.today)),
    };
    entry = made;
    kept.set(versions, made);
  }
  entry.today = today;
  return entry.read();
}
