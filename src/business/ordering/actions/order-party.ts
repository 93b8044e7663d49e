import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type KeyUse, takeKey } from '../../../platform/http/idempotency.ts';
import type { Context } from '../../../platform/http/route.ts';
import { createProspect } from '../../accounts/actions/prospects.ts';
import { takeBasket } from '../../baskets/actions/basket.ts';
import { buyerOf } from '../../baskets/actions/shop.ts';
import type { Basket } from '../../baskets/terms.ts';
import { mayOrderUnder } from '../../leads/actions/orders.ts';
import type { BasketLead } from '../../leads/terms.ts';
import { buyerParty, type NewOrder } from '../storage/placing.ts';
import type { PlaceOrder } from '../terms.ts';

/** Whoever stands on the documents, with the account and person under which the order lies. */
export type Party = NewOrder['party'] & { readonly accountId: string; readonly personId: string };

/** Who buys: a guest has neither account nor person yet. */
export type OrderingBuyer = NewOrder['party'] & { readonly accountId: string | null; readonly personId: string | null };

function guestOf(body: PlaceOrder): Outcome<OrderingBuyer> {
  const missing = (['company', 'contact'] as const).filter((name) => body[name] === undefined);
  const { company, contact } = body;
  if (company === undefined || contact === undefined) {
    const errors = missing.map((name) => ({ pointer: `/${name}`, expected: 'present' }));
    return refuse('invalid_input', { errors });
  }
  return accept({
    accountId: null,
    personId: null,
    company: company.name,
    country: company.country,
    vatId: company.vatId || null,
    address: company.address,
    name: contact.name,
    email: contact.email.toLowerCase(),
    phone: contact.phone || null,
  });
}

/**
 * Takes the basket and learns who buys; what does not wait for each other travels together. Refuses `invalid_input`
 * (a guest who does not say who he is), `basket_empty`, `not_permitted`.
 */
export async function basketAndBuyer(
  tx: Tx,
  context: Context,
  body: PlaceOrder,
  use: KeyUse,
): Promise<Outcome<{ basket: Basket; buyer: OrderingBuyer }>> {
  const accountId = buyerOf(context).account;
  const { personId } = context.caller;
  if (accountId !== undefined && personId !== null) {
    const [, basket, row] = await Promise.all([
      takeKey(tx, use, context.clock),
      takeBasket(tx, context, 'ordered'),
      buyerParty(tx, accountId, personId),
    ]);
    if (basket === null) return refuse('basket_empty');
    if (row === null) return refuse('not_permitted');
    const { company, contact } = body;
    const buyer = {
      accountId,
      personId,
      company: company?.name ?? row.company,
      country: company?.country ?? row.country,
      vatId: (company ? company.vatId : row.vat_id) || null,
      address: company?.address ?? row.address ?? {},
      name: contact?.name ?? row.person_name,
      email: contact?.email.toLowerCase() ?? row.person_email,
      phone: (contact ? contact.phone : row.person_phone) || null,
    };
    return accept({ basket, buyer });
  }
  const guest = guestOf(body);
  if (!guest.ok) return guest;
  const [, basket] = await Promise.all([takeKey(tx, use, context.clock), takeBasket(tx, context, 'ordered')]);
  return basket === null ? refuse('basket_empty') : accept({ basket, buyer: guest.value });
}

/**
 * The account under which the order lies: the buyer's own; for a guest the prospect that his talk about this very basket
 * made while nobody has proved that it is his, else a new one. The basket is his session's, so that nobody orders into a
 * company that somebody else asked for.
 */
export async function partyOf(
  tx: Tx,
  context: Context,
  body: PlaceOrder,
  basket: Basket,
  buyer: OrderingBuyer,
  lead: BasketLead | null,
): Promise<Party> {
  const { accountId, personId } = buyer;
  if (accountId !== null && personId !== null) return { ...buyer, accountId, personId };
  if (lead !== null && lead.contactPersonId !== null && (await mayOrderUnder(tx, lead)))
    return { ...buyer, accountId: lead.accountId, personId: lead.contactPersonId };
  const { company, country, vatId, name, email, phone } = buyer;
  const language = body.language ?? context.language;
  const address = body.company?.address ?? null;
  const { currency } = basket;
  const wanted = { company, country, vatId, name, email, phone, language, currency, address };
  return { ...buyer, ...(await createProspect(tx, context, wanted)) };
}
