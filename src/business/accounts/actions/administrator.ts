import type { Context } from '../../../platform/http/route.ts';
import { hashOfToken, newToken } from '../../../platform/session/tokens.ts';
import { insertToken } from '../storage/identity.ts';
import { administratorExists } from '../storage/staff.ts';
import { linkTo } from './identity-mail.ts';
import { ensureSeller } from './seller.ts';

const LASTS = 24 * 3_600_000;

/** Whether nobody can let anybody in yet. */
export async function needsAdministrator(context: Context): Promise<boolean> {
  return !(await administratorExists(context.database));
}

/**
 * A link that makes its first reader administrator, once, within a day, and only while there is none: for the start of
 * a house where nothing is seeded. Makes a seller and a closed store too where there are none, so that there is
 * something to administer.
 */
export async function createAdministratorLink(context: Context): Promise<string> {
  await ensureSeller(context);
  const token = newToken(context.chance);
  const at = new Date(context.clock.now());
  await insertToken(context.database, {
    hash: hashOfToken(token),
    purpose: 'administrator',
    at,
    expiresAt: new Date(at.getTime() + LASTS),
  });
  return linkTo(context, 'invitation', token);
}
