import type { Tx } from '../../../platform/database/database.ts';
import type { StaffRole } from '../../../platform/permissions.ts';
import { activeInRole, type StaffInRole } from '../storage/staff.ts';

/** Whom the vendor's people in a role are written to; the administrators where nobody holds it. As the server alone. */
export async function staffInRole(tx: Tx, role: StaffRole): Promise<StaffInRole[]> {
  const people = await activeInRole(tx, role);
  return people.length > 0 ? people : activeInRole(tx, 'administrator');
}
