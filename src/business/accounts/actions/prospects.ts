import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { outboxValues } from '../../../platform/outbox.ts';
import { insertCompanyWithPerson } from '../storage/prospects.ts';
import type { Prospect, ProspectRequest } from '../terms/companies.ts';
import type { SellerAndStore } from '../terms/seller.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

/** The currency of a store for a country: its own where the store names one, else the default. */
export function currencyFor(store: SellerAndStore['store'], country: string): string {
  return store.countryCurrencies[country] ?? store.defaultCurrency;
}

export type NewCompany = ProspectRequest & {
  readonly accountId: string;
  readonly personId: string;
  readonly status: 'prospect' | 'active';
  readonly verified: boolean;
};

/** Opens a company with its first person, who administers it and buys for it. One round trip; returns its number. */
export async function openCompanyWithPerson(tx: Tx, context: Context, wanted: NewCompany): Promise<string> {
  const { seller, store } = await loadSellerAndStore(context);
  const language = wanted.language ?? context.language;
  const at = new Date(context.clock.now());
  const country = wanted.country;
  const name = wanted.company.trim();
  return insertCompanyWithPerson(
    tx,
    {
      account: {
        id: wanted.accountId,
        sellerId: seller.id,
        name,
        status: wanted.status,
        country,
        vatId: wanted.vatId || null,
        phone: wanted.phone || null,
        language,
        currency: wanted.currency ?? currencyFor(store, country),
        address: wanted.address ?? null,
      },
      person: {
        id: wanted.personId,
        email: wanted.email.trim().toLowerCase(),
        name: wanted.name.trim(),
        phone: wanted.phone || null,
        language,
        verifiedAt: wanted.verified ? at : null,
      },
      roles: ['account_admin', 'buyer'],
      at,
      outbox: outboxValues(context, {
        type: 'account.opened',
        version: 1,
        sellerId: seller.id,
        accountId: wanted.accountId,
        data: { accountId: wanted.accountId, name, status: wanted.status },
      }),
    },
    context.today,
    context.newId(),
  );
}

/**
 * The company and person of a checkout or talk to sales. A signed-in buyer's own account is used, without a statement;
 * a guest becomes a new prospect with an unverified person, one round trip. A guest is never attached to a known
 * company by name, domain or VAT id, nor to a known person by address: that is a claim, decided by somebody.
 * `tx` must be the server's own (`as: 'system'`): neither account nor person can be seen by anybody yet. `ids` lets a
 * caller choose the ids beforehand.
 */
export async function createProspect(
  tx: Tx,
  context: Context,
  wanted: ProspectRequest,
  ids: { readonly accountId?: string; readonly personId?: string } = {},
): Promise<Prospect> {
  const { caller } = context;
  if (caller.kind === 'buyer' && caller.activeAccountId !== null && caller.personId !== null) {
    return { accountId: caller.activeAccountId, personId: caller.personId, isNew: false };
  }
  const accountId = ids.accountId ?? context.newId();
  const personId = ids.personId ?? context.newId();
  await openCompanyWithPerson(tx, context, { ...wanted, accountId, personId, status: 'prospect', verified: false });
  return { accountId, personId, isNew: true };
}
