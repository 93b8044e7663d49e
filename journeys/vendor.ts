import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { type Shopper, signedIn } from '../bench/shop.ts';
import type { MailDetail, MailList } from '../src/business/desk/terms.ts';
import type { LimitReply } from '../src/business/pricing/terms.ts';
import { writeCsvRow } from '../src/kernel/csv.ts';

export const at = (name: string) => `${name}@halden.example`;

export function storyPassword(): string {
  return readFileSync(join(inject('server').home, 'story-password'), 'utf8')
    .trim()
    .slice(0, 20);
}

const known = new Map<string, Promise<Shopper>>();

/** Somebody of the vendor at the API. */
export function staff(name: string): Promise<Shopper> {
  const { url, home } = inject('server');
  const one = known.get(name) ?? signedIn(url, home, at(name));
  known.set(name, one);
  return one;
}

/** Rows as a file to send; the first names the columns. */
export function csvForm(name: string, rows: readonly (readonly string[])[]): FormData {
  const form = new FormData();
  form.set('file', new Blob([csvText(rows)], { type: 'text/csv' }), name);
  return form;
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => writeCsvRow(cells)).join('');
}

export type Sold = {
  /** Slug of the product; its one offer has the same in capitals as SKU. */
  readonly slug: string;
  readonly name: string;
  readonly unitPrice: string;
  /** From a quantity on, a share off in per cent. */
  readonly tiers?: readonly { readonly from: number; readonly percent: string }[];
  readonly maxQuantity?: number;
  readonly maxAmount?: string;
};

export const skuOf = (slug: string) => slug.toUpperCase();

/** Puts products on sale for a year, paid up front, with a published public price and a limit of the product's own. */
export async function sell(startsOn: string, ...sold: readonly Sold[]): Promise<void> {
  const catalogue = await staff('felix');
  const columns = [
    'sku',
    'term_months',
    'billing',
    'notice_days',
    'starts_on',
    'family',
    'metric',
    'product',
    'product_name_en',
    'product_lede_en',
    'product_status',
    'edition',
    'edition_name_en',
    'support',
  ];
  const offers = sold.map(({ slug, name }) => [
    skuOf(slug),
    '12',
    'up_front',
    '30',
    '2020-01-01',
    'support-tools',
    'device',
    slug,
    name,
    'Looks after devices.',
    'published',
    'team',
    'Team',
    'standard',
  ]);
  await catalogue.send('POST', '/api/v1/catalog/imports', csvForm('catalogue.csv', [columns, ...offers]));
  await publish(catalogue, startsOn, sold);
  await limit(sold);
}

async function publish(catalogue: Shopper, startsOn: string, sold: readonly Sold[]): Promise<void> {
  const prices = sold.flatMap(({ slug, unitPrice, tiers = [] }) => [
    [skuOf(slug), unitPrice, tiers.length > 0 ? 'all-units' : '', tiers.length > 0 ? 'line' : '', '1', ''],
    ...tiers.map(({ from, percent }) => [skuOf(slug), '', 'all-units', 'line', String(from), percent]),
  ]);
  const columns = ['sku', 'unit_price', 'tier_mode', 'tier_counting', 'from_quantity', 'tier_discount'];
  const query = new URLSearchParams({ name: `Public price list from ${startsOn}`, currency: 'USD', startsOn });
  const { list } = await catalogue.send<{ list: { id: string; rowVersion: number } }>(
    'POST',
    `/api/v1/price-lists/imports?${query}`,
    csvForm('prices.csv', [columns, ...prices]),
  );
  await catalogue.send('POST', `/api/v1/price-lists/${list.id}/publish`, undefined, {
    'if-match': `"${list.rowVersion}"`,
  });
}

async function limit(sold: readonly Sold[]): Promise<void> {
  const limited = sold.filter(({ maxQuantity, maxAmount }) => maxQuantity !== undefined || maxAmount !== undefined);
  const manager = await staff('tomas');
  await widenStore(manager);
  for (const { slug, maxQuantity, maxAmount } of limited) {
    await manager.send('POST', '/api/v1/limits', {
      scope: 'product',
      scopeId: await productId(slug),
      currency: 'USD',
      maxQuantity: maxQuantity ?? null,
      maxAmount: maxAmount ?? null,
      startsOn: '2020-01-01',
    });
  }
}

async function productId(slug: string): Promise<string> {
  const { items } = await (await staff('felix')).send<{ items: { id: string; slug: string }[] }>(
    'GET',
    `/api/v1/catalog/products?q=${slug}`,
  );
  return items.find((product) => product.slug === slug)!.id;
}

/** The store's own limit counts for every basket: it is put out of the way of the products' narrower ones. */
async function widenStore(manager: Shopper): Promise<void> {
  const { items } = await manager.send<{ items: LimitReply[] }>('GET', '/api/v1/limits?scope=store&currency=USD');
  const { id, rowVersion, startsOn } = items[0]!;
  const wide = { scope: 'store', currency: 'USD', maxAmount: '5000000.00', maxQuantity: 100_000, startsOn };
  await manager.send('PUT', `/api/v1/limits/${id}`, wide, { 'if-match': `"${rowVersion}"` });
}

/** The newest mail to an address with this subject, once it is in the outbox. */
export async function mailTo(address: string, subject: RegExp): Promise<MailDetail> {
  const ada = await staff('ada');
  const search = async () => {
    const { items } = await ada.send<MailList>('GET', `/api/v1/mails?q=${encodeURIComponent(address)}`);
    return items.find((mail) => subject.test(mail.subject));
  };
  await expect.poll(search, { timeout: 15_000 }).toBeDefined();
  return ada.send<MailDetail>('GET', `/api/v1/mails/${(await search())!.id}`);
}

/** The link in a mail, as a path of the server. */
export function linkIn(mail: MailDetail): string {
  const link = /https?:\/\/\S+/.exec(mail.text);
  if (!link) throw new Error(`There is no link in "${mail.subject}"`);
  const { pathname, search } = new URL(link[0]);
  return pathname + search;
}
