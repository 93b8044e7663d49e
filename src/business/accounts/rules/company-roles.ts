import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';

/** Who administers a company, before a change; `administrates` says whether the person will after it. */
export function mayChangeAdministrators(
  administrators: readonly string[],
  personId: string,
  administrates: boolean,
  company: string,
): Outcome<void> {
  const others = administrators.filter((id) => id !== personId);
  if (administrates || others.length > 0 || !administrators.includes(personId)) return accept(undefined);
  return refuse('last_account_admin', { facts: { company } });
}

/** The vendor's last active administrator stays one, or nobody could let anybody in. */
export function mayChangeVendorAdministrators(
  administrators: readonly string[],
  personId: string,
  administrates: boolean,
): Outcome<void> {
  const others = administrators.filter((id) => id !== personId);
  if (administrates || others.length > 0 || !administrators.includes(personId)) return accept(undefined);
  return refuse('last_administrator');
}
