import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { listTeams } from '../../accounts/actions/teams.ts';
import { filled, type TemplateValues, templateFits } from '../rules/template.ts';
import { findLead, type LeadRow } from '../storage/leads.ts';
import { cardsOf } from '../storage/people.ts';
import {
  allTemplates,
  deleteTemplate,
  insertTemplate,
  templateById,
  templateNamed,
  updateTemplate,
} from '../storage/templates.ts';
import type { FilledTemplates, Template, TemplateChange } from '../terms/mail.ts';
import { actor } from './happen.ts';

export async function templates(context: Context): Promise<Outcome<{ items: Template[] }>> {
  return accept({ items: await context.transaction(allTemplates) });
}

async function check(tx: Tx, change: TemplateChange, id: string): Promise<Outcome<unknown>> {
  const fits = templateFits(change.body);
  if (!fits.ok) return fits;
  if (!(await templateNamed(tx, change, id))) return fits;
  return refuse('invalid_input', { errors: [{ pointer: '/name', value: change.name, expected: 'name_not_taken' }] });
}

// As the server in all three: staff only read in this room; who may was asked of the route.

/** Keeps words that answers begin with. Refuses a placeholder that nothing fills and a name that is taken. */
export async function addTemplate(context: Context, change: TemplateChange): Promise<Outcome<Template>> {
  const id = context.newId();
  return refusableTransaction(
    context,
    async (tx) => {
      const fits = await check(tx, change, id);
      if (!fits.ok) return fits;
      await insertTemplate(tx, id, change);
      await audit(tx, context, { action: 'template.added', subjectKind: 'template', subjectId: id, after: change });
      return accept((await templateById(tx, id))!);
    },
    { as: 'system' },
  );
}

/** Changes a template on the version that was seen. */
export async function changeTemplate(
  context: Context,
  id: string,
  ifMatch: string | null,
  change: TemplateChange,
): Promise<Outcome<Template>> {
  if (ifMatch === null) return refuse('version_needed');
  return refusableTransaction(
    context,
    async (tx) => {
      const before = await templateById(tx, id);
      if (!before) return refuse('not_found');
      const fits = await check(tx, change, id);
      if (!fits.ok) return fits;
      const same = String(before.rowVersion) === ifMatch;
      if (!same || !(await updateTemplate(tx, id, before.rowVersion, change))) return refuse('changed_meanwhile');
      await audit(tx, context, {
        ...{ action: 'template.changed', subjectKind: 'template', subjectId: id, before, after: change },
      });
      return accept((await templateById(tx, id))!);
    },
    { as: 'system' },
  );
}

export async function removeTemplate(context: Context, id: string): Promise<Outcome<void>> {
  return refusableTransaction<void>(
    context,
    async (tx) => {
      const before = await templateById(tx, id);
      if (!before || !(await deleteTemplate(tx, id))) return refuse('not_found');
      await audit(tx, context, { action: 'template.removed', subjectKind: 'template', subjectId: id, before });
      return accept(undefined);
    },
    { as: 'system' },
  );
}

function basketWords(row: LeadRow): string {
  const { headline } = row;
  return headline ? `${headline.quantity} × ${headline.names[row.language] ?? headline.names.en ?? ''}` : '';
}

/** The templates of everybody and of the reader's teams, the buyer's language first, filled in for one lead. */
export async function templatesForLead(context: Context, leadId: string): Promise<Outcome<FilledTemplates>> {
  const me = actor(context);
  const row = await context.transaction((tx) => findLead(tx, leadId));
  if (!row) return refuse('not_found');
  const mine = (await listTeams(context)).filter((team) => team.members.some(({ personId }) => personId === me));
  const [kept, cards] = await context.transaction(async (tx) => [await allTemplates(tx), await cardsOf(tx, [me])]);
  const card = cards.get(me);
  const values: TemplateValues = {
    name: row.contact_name,
    company: row.company,
    reference: row.number,
    basket: basketWords(row),
    me: card?.name ?? '',
    phone: card?.phone ?? '',
    team: mine[0]?.name ?? '',
  };
  const fitting = kept.filter(({ teamId }) => teamId === null || mine.some(({ id }) => id === teamId));
  const first = (template: Template) => (template.language === row.language ? 0 : 1);
  return accept({
    items: fitting
      .sort((a, b) => first(a) - first(b))
      .map(({ id, name, language, body }) => ({ id, name, language, body: filled(body, values) })),
  });
}
