import type { Tx } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { Context } from '../../../platform/http/route.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { localised } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { listPriceLists } from '../../pricing/actions/price-lists.ts';
import { callerWords, groupHits } from '../rules.ts';
import {
  findEntries,
  indexAccounts,
  indexEntries,
  indexLeads,
  indexOrders,
  indexPeople,
  removeOlder,
} from '../storage/search.ts';
import { type SearchEntry, type SearchReply, searchKinds } from '../terms.ts';

const mostPerKind = 8;

/** What is found by words, numbers or parts of them, with typing mistakes; only what the reader may see. */
export async function search(context: Context, typed: string): Promise<SearchReply> {
  if (typed.trim() === '') return { groups: [] };
  const rows = await context.transaction((tx) => findEntries(tx, callerWords(typed), mostPerKind));
  return {
    groups: groupHits(
      rows.map((row) => ({
        kind: row.kind,
        id: row.id,
        accountId: row.account_id,
        number: row.number,
        title: row.titles ? localised(row.titles, context.language) || row.title : row.title,
        text: row.text,
        exact: row.exact,
        score: row.score,
      })),
    ),
  };
}

function productEntries(catalog: CatalogSnapshot): SearchEntry[] {
  return [...catalog.products.values()]
    .filter((product) => product.status === 'published')
    .map((product) => {
      const skus = (catalog.offersOfProduct.get(product.id) ?? []).map((offer) => offer.sku);
      const family = catalog.families.get(product.familyId);
      return {
        kind: 'product',
        id: product.id,
        accountId: null,
        number: null,
        title: product.names.en,
        titles: product.names,
        text: family ? family.names.en : '',
        also: [product.slug, product.names.de ?? '', family?.names.de ?? '', ...skus].join(' '),
      };
    });
}

async function priceListEntries(context: Context): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPriceLists(context, { sort: 'name', limit: 200, cursor });
    if (!page.ok) throw new Error(`price lists cannot be read: ${page.refusal.code}`);
    for (const list of page.value.items) {
      entries.push({
        kind: 'price_list',
        id: list.id,
        accountId: null,
        number: null,
        title: list.name,
        text: `${list.currency}, ${list.startsOn}`,
        also: list.kind,
      });
    }
    cursor = page.value.next ?? undefined;
  } while (cursor !== undefined);
  return entries;
}

/** Products and price lists anew: they are few, and their rooms keep them in memory. `context` is the server's own. */
export async function indexCatalogue(context: Context): Promise<void> {
  const at = new Date(context.clock.now());
  const entries = [...productEntries(await catalogSnapshot(context)), ...(await priceListEntries(context))];
  await context.transaction(async (tx) => {
    await indexEntries(tx, at, entries);
    await removeOlder(tx, ['product', 'price_list'], at);
  });
}

/**
 * Everything anew, in one transaction: after a restore, a seed or an import. A search meanwhile finds what stood before.
 * `context` is the server's own.
 */
export async function rebuildSearch(context: Context): Promise<void> {
  const at = new Date(context.clock.now());
  const entries = [...productEntries(await catalogSnapshot(context)), ...(await priceListEntries(context))];
  const anew = async (tx: Tx) => {
    await indexAccounts(tx, at);
    await indexPeople(tx, at);
    await indexLeads(tx, at);
    await indexOrders(tx, at);
    await indexEntries(tx, at, entries);
    await removeOlder(tx, searchKinds, at);
  };
  // Each statement writes every entry of a kind: long by nature.
  await transaction(context.database, { as: 'system' }, anew, { statementTimeout: 600_000 });
}
