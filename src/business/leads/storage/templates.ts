import type { Tx } from '../../../platform/database/database.ts';
import type { Template, TemplateChange } from '../terms/mail.ts';

type Row = {
  id: string;
  team_id: string | null;
  language: 'en' | 'de';
  name: string;
  body: string;
  row_version: number;
};

function templateOf(row: Row): Template {
  const { id, team_id: teamId, language, name, body, row_version: rowVersion } = row;
  return { id, teamId, language, name, body, rowVersion };
}

const columns = 'id, team_id, language, name, body, row_version';

export async function allTemplates(tx: Tx): Promise<Template[]> {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM leads.reply_template ORDER BY name, language, id LIMIT 1000`,
  );
  return rows.map(templateOf);
}

export async function templateById(tx: Tx, id: string): Promise<Template | null> {
  const rows = await tx.query<Row>(`SELECT ${columns} FROM leads.reply_template WHERE id = $1`, [id]);
  return rows[0] ? templateOf(rows[0]) : null;
}

/** Whether another template of the team has that name in that language. */
export async function templateNamed(tx: Tx, change: TemplateChange, otherThan: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM leads.reply_template
     WHERE team_id IS NOT DISTINCT FROM $1 AND language = $2 AND name = $3 AND id <> $4`,
    [change.teamId, change.language, change.name, otherThan],
  );
  return rows.length > 0;
}

export async function insertTemplate(tx: Tx, id: string, change: TemplateChange): Promise<void> {
  await tx.execute('INSERT INTO leads.reply_template (id, team_id, language, name, body) VALUES ($1, $2, $3, $4, $5)', [
    id,
    change.teamId,
    change.language,
    change.name,
    change.body,
  ]);
}

export async function updateTemplate(tx: Tx, id: string, version: number, change: TemplateChange): Promise<boolean> {
  const changed = await tx.execute(
    `UPDATE leads.reply_template SET team_id = $3, language = $4, name = $5, body = $6, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2`,
    [id, version, change.teamId, change.language, change.name, change.body],
  );
  return changed === 1;
}

export async function deleteTemplate(tx: Tx, id: string): Promise<boolean> {
  return (await tx.execute('DELETE FROM leads.reply_template WHERE id = $1', [id])) === 1;
}
