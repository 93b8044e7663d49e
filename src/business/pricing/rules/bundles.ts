import { ONE } from '../../../kernel/decimal.ts';
import type { BasketLine, BundledUnits } from './facts.ts';

/** The bundled licences of a line in the order of their bundles' ids, at most as many as the line has. */
export function bundledUnits({ quantity, bundled = [] }: BasketLine): readonly BundledUnits[] {
  let left = quantity;
  return [...bundled]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((units) => {
      const taken = Math.min(units.quantity, left);
      left -= taken;
      return taken > 0 ? [{ ...units, quantity: taken }] : [];
    });
}

/** Cuts a band of licences where another bundle, or none, begins, with the share of the price that is left. A line's first
 *  licences are the bundled ones. */
export function cutBand(
  band: { readonly from: number; readonly quantity: number },
  bundled: readonly BundledUnits[],
): readonly { readonly from: number; readonly quantity: number; readonly left: bigint }[] {
  const pieces: { from: number; quantity: number; left: bigint }[] = [];
  const end = band.from + band.quantity;
  let start = 1;
  const add = (from: number, to: number, left: bigint) => {
    const first = Math.max(from, band.from);
    const last = Math.min(to, end);
    if (last > first) pieces.push({ from: first, quantity: last - first, left });
  };
  for (const { quantity, off } of bundled) {
    add(start, start + quantity, ONE - off);
    start += quantity;
  }
  add(start, end, ONE);
  return pieces;
}
