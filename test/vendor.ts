import { ensureSeller } from '../src/business/accounts/actions/seller.ts';
import { importCatalogue } from '../src/business/catalog/actions/catalogue-file.ts';
import { createPriceList } from '../src/business/pricing/actions/price-lists.ts';
import type { PriceListCreate, PriceListReply } from '../src/business/pricing/terms.ts';
import { acceptedValue } from '../src/kernel/outcome.ts';
import type { Database } from '../src/platform/database/database.ts';
import type { Context } from '../src/platform/http/route.ts';
import { testWorld } from './context.ts';

export const manager = '018f0000-0000-7000-8000-000000000002';

export async function* bytesOf(text: string | Uint8Array, size = 1_000): AsyncIterable<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** A sales manager's context of a vendor who sells `skus`: month to month, 1, 3 and 5 years of as many editions. */
export async function vendor(database: Database, editions = ['core', 'team']): Promise<Context> {
  const world = testWorld(database, { seed: `vendor ${Math.random()}` });
  await ensureSeller(world.system());
  const rows = editions.flatMap((edition) =>
    [0, 12, 36, 60].map((months) =>
      [
        `${edition.toUpperCase()}-${months}`,
        'support-tools',
        'device',
        'relay',
        'published',
        edition,
        'standard',
        months,
        months === 0 ? 'monthly' : 'up_front',
        '2026-01-01',
      ].join(','),
    ),
  );
  const head = 'sku,family,metric,product,product_status,edition,support,term_months,billing,starts_on';
  const desk = world.staff(manager, ['sales_manager', 'catalogue']);
  acceptedValue(await importCatalogue(desk, bytesOf([head, ...rows].join('\n'))));
  return desk;
}

/** A draft of the public list in dollars. */
export async function draftOf(desk: Context, more: Partial<PriceListCreate> = {}): Promise<PriceListReply> {
  const header = {
    name: 'Public 2026',
    kind: 'public',
    audience: 'public',
    currency: 'USD',
    startsOn: '2026-03-16',
    endsOn: null,
  } as const;
  return acceptedValue(await createPriceList(desk, { ...header, ...more }));
}
