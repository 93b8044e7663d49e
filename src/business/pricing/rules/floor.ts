import type { Floor, FloorApproval, OfferFact, PriceFacts } from './facts.ts';
import type { Path } from './price-path.ts';
import type { FloorState } from './priced.ts';

export type FloorFinding = {
  readonly state: FloorState;
  readonly floor: Floor | undefined;
  readonly approval: FloorApproval | undefined;
};

const NO_FLOOR: FloorFinding = { state: 'none', floor: undefined, approval: undefined };

/** Is every band at or over `least` per `per` licences? What is taken off the first invoices lowers each licence's
 *  price in proportion, so that free months do not walk under the floor. */
function holds(path: Path, least: bigint, per: number): boolean {
  if (path.deduction === 0n && path.per === per) return path.bands.every((band) => band.unitPrice >= least);
  const paid = path.commitment - path.deduction;
  const whole = path.commitment === 0n ? 1n : path.commitment;
  const needed = least * BigInt(path.per) * whole;
  return path.bands.every((band) => band.unitPrice * paid * BigInt(per) >= needed);
}

/** Tests each band's net unit price against the offer's floor (RULES 2.5). An approval that still holds and whose least
 *  price is kept lets a price under the floor through. */
export function floorFinding(path: Path, offer: OfferFact, facts: PriceFacts): FloorFinding {
  const floor = facts.floors?.[offer.id];
  if (floor === undefined) return NO_FLOOR;
  const per = floor.per ?? 1;
  if (holds(path, floor.unitPrice, per)) return { state: 'kept', floor, approval: undefined };
  for (const approval of facts.approvals ?? []) {
    if (approval.offer === offer.id && facts.today < approval.until && holds(path, approval.leastPrice, per)) {
      return { state: 'approved', floor, approval };
    }
  }
  return { state: 'below', floor, approval: undefined };
}
