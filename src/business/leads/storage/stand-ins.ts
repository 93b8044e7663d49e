import type { Tx } from '../../../platform/database/database.ts';
import type { OpportunityRow } from './opportunities.ts';

export type StandInAbsence = {
  id: string;
  person_id: string;
  deputy_person_id: string | null;
  returns: boolean;
  first_day: string;
  last_day: string;
  begun_at: Date | null;
  ended_at: Date | null;
};

const columns = 'id, person_id, deputy_person_id, returns, first_day, last_day, begun_at, ended_at';

/** An absence, held. */
export async function absenceById(tx: Tx, id: string): Promise<StandInAbsence | null> {
  const rows = await tx.query<StandInAbsence>(`SELECT ${columns} FROM leads.absence WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0] ?? null;
}

/** Absences with a deputy that run today, or have run out and are not wound up. */
export async function absencesDue(tx: Tx, today: string): Promise<{ id: string }[]> {
  return tx.query(
    `SELECT id FROM leads.absence WHERE deputy_person_id IS NOT NULL AND first_day <= $1
       AND (last_day >= $1 OR (begun_at IS NOT NULL AND ended_at IS NULL)) ORDER BY first_day, id LIMIT 500`,
    [today],
  );
}

export async function markAbsence(tx: Tx, id: string, when: 'begun_at' | 'ended_at', at: number): Promise<void> {
  await tx.execute(`UPDATE leads.absence SET ${when} = coalesce(${when}, $2) WHERE id = $1`, [id, new Date(at)]);
}

/** The open leads somebody has. */
export async function openLeadsOf(
  tx: Tx,
  personId: string,
): Promise<{ account_id: string; id: string; number: string; company: string }[]> {
  return tx.query(
    `SELECT account_id, id, number, company FROM leads.lead
     WHERE owner_person_id = $1 AND status NOT IN ('closed', 'converted') ORDER BY id`,
    [personId],
  );
}

export async function insertStandIn(
  tx: Tx,
  row: { accountId: string; leadId: string; absenceId: string; deputyId: string },
): Promise<void> {
  await tx.execute(
    `INSERT INTO leads.stand_in (account_id, lead_id, absence_id, deputy_person_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [row.accountId, row.leadId, row.absenceId, row.deputyId],
  );
}

export async function standInsOf(
  tx: Tx,
  absenceId: string,
): Promise<{ account_id: string; lead_id: string; deputy_person_id: string }[]> {
  return tx.query(
    'SELECT account_id, lead_id, deputy_person_id FROM leads.stand_in WHERE absence_id = $1 ORDER BY lead_id',
    [absenceId],
  );
}

export async function deleteStandIns(tx: Tx, absenceId: string): Promise<void> {
  await tx.execute('DELETE FROM leads.stand_in WHERE absence_id = $1', [absenceId]);
}

export type HandedThing = { readonly id: string; readonly number: string; readonly name: string };

export async function insertHandOver(
  tx: Tx,
  done: {
    id: string;
    at: Date;
    by: string;
    from: string;
    to: string;
    leads: readonly HandedThing[];
    opportunities: readonly HandedThing[];
    accounts: readonly HandedThing[];
  },
): Promise<void> {
  await tx.execute(
    `INSERT INTO leads.hand_over (id, at, by_person_id, from_person_id, to_person_id, leads, opportunities, accounts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[done.id, done.at, done.by, done.from, done.to],
      ...[done.leads, done.opportunities, done.accounts].map((list) => JSON.stringify(list)),
    ],
  );
}

export function handedOpportunity(row: OpportunityRow): HandedThing {
  return { id: row.id, number: row.number, name: `${row.company}: ${row.name}` };
}
