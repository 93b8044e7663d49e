import type { Tx, Value } from '../../../platform/database/database.ts';
import { outboxColumns } from '../../../platform/outbox.ts';
import type { Address } from '../terms/companies.ts';

export type NewCompanyWithPerson = {
  account: {
    id: string;
    sellerId: string;
    name: string;
    status: 'prospect' | 'active';
    country: string;
    vatId: string | null;
    phone: string | null;
    language: string;
    currency: string;
    address: Address | null;
  };
  person: { id: string; email: string; name: string; phone: string | null; language: string; verifiedAt: Date | null };
  roles: readonly string[];
  at: Date;
  /** The outbox row of `account.opened`, without its data's number, which the statement itself gives. */
  outbox: readonly Value[];
};

/** Company, person, membership, customer relationship and announcement in one statement; returns the number given. */
export async function insertCompanyWithPerson(
  tx: Tx,
  made: NewCompanyWithPerson,
  today: string,
  relationshipId: string,
): Promise<string> {
  const { account, person } = made;
  const rows = await tx.query<{ number: string }>(
    {
      name: 'accounts.company-with-person',
      text: `WITH opened AS (
          INSERT INTO accounts.account (id, seller_id, number, name, status, country, vat_id, phone, language, currency, address, created_at)
          VALUES ($1, $2, 'A-' || nextval('accounts.account_number'), $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING number
        ), someone AS (
          INSERT INTO accounts.person (id, email, name, phone, language, email_verified_at, active_account_id, created_at)
          VALUES ($12, $13, $14, $15, $16, $17, $1, $11)
        ), belongs AS (
          INSERT INTO accounts.membership (account_id, person_id, role, since)
          SELECT $1, $12, role, $11 FROM unnest($18::text[]) AS role
        ), related AS (
          INSERT INTO accounts.relationship (account_id, id, kind, from_day) VALUES ($1, $19, 'customer', $20)
        ), announced AS (
          INSERT INTO platform.outbox (${outboxColumns})
          SELECT $21::uuid, $22::text, $23::smallint, $24::timestamptz, $25::uuid, $26::uuid, $27::uuid, $28::uuid,
            $29::jsonb || jsonb_build_object('number', number) FROM opened
        )
        SELECT number FROM opened`,
    },
    [
      account.id,
      account.sellerId,
      account.name,
      account.status,
      account.country,
      account.vatId,
      account.phone,
      account.language,
      account.currency,
      account.address,
      made.at,
      person.id,
      person.email,
      person.name,
      person.phone,
      person.language,
      person.verifiedAt,
      made.roles as string[],
      relationshipId,
      today,
      ...made.outbox,
    ],
  );
  return rows[0]!.number;
}
