import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context, Scope } from '../../../platform/http/route.ts';
import { absencesFrom, cardsOf, deleteAbsence, insertAbsence } from '../storage/people.ts';
import { absenceById } from '../storage/stand-ins.ts';
import type { Absence, AbsenceRequest } from '../terms.ts';
import { actor } from './happen.ts';
import { comeBack } from './stand-in.ts';

/** Whose absences somebody keeps: his own; everyone's with the scope of a sales manager. */
function ofWhom(context: Context, scope: Scope): string | null {
  return scope === 'all' ? null : actor(context);
}

/** Absences from today on: one's own, or everyone's. */
export async function absences(context: Context, scope: Scope): Promise<Outcome<{ items: Absence[] }>> {
  const rows = await context.transaction((tx) => absencesFrom(tx, context.today, ofWhom(context, scope)));
  const items = rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name ?? '',
    firstDay: row.first_day,
    lastDay: row.last_day,
    deputy: row.deputy_person_id === null ? null : { personId: row.deputy_person_id, name: row.deputy_name ?? '' },
    returns: row.returns,
  }));
  return accept({ items });
}

/**
 * Notes that somebody is away; while he is, no lead comes to him by turn or as an account's owner. Another's absence is
 * noted by who may work on all leads. A deputy gets what is open once the absence begins (`standIn`). Refuses
 * `not_permitted`, `person_not_found`, `deputy_is_absent`, `invalid_input`.
 */
export async function addAbsence(context: Context, scope: Scope, request: AbsenceRequest): Promise<Outcome<Absence>> {
  const personId = request.personId ?? actor(context);
  if (scope !== 'all' && personId !== actor(context)) return refuse('not_permitted');
  const { firstDay, lastDay } = request;
  if (lastDay < firstDay) {
    const errors = [{ pointer: '/lastDay', value: lastDay, expected: 'day_not_before', facts: { first: firstDay } }];
    return refuse('invalid_input', { errors });
  }
  const { deputyPersonId = null, returns = true } = request;
  if (deputyPersonId === personId) return refuse('deputy_is_absent');
  const id = context.newId();
  // As the server: staff only read in this room; whose absence it may be was decided above.
  return context.transaction<Outcome<Absence>>(
    async (tx) => {
      const card = (await cardsOf(tx, [personId])).get(personId);
      if (!card) return refuse('person_not_found');
      const deputy =
        deputyPersonId === null ? null : ((await cardsOf(tx, [deputyPersonId])).get(deputyPersonId) ?? null);
      if (deputyPersonId !== null && !deputy?.active) return refuse('person_not_found');
      await insertAbsence(tx, { id, personId, firstDay, lastDay, deputyPersonId, returns });
      const after = { firstDay, lastDay, deputyPersonId, returns };
      await audit(tx, context, { action: 'absence.add', subjectKind: 'person', subjectId: personId, after });
      return accept({
        ...{ id, personId, name: card.name, firstDay, lastDay, returns },
        deputy: deputy && { personId: deputy.id, name: deputy.name },
      });
    },
    { as: 'system' },
  );
}

/** Takes an absence back. Refuses `not_found` where it is not there or not his. */
export async function removeAbsence(context: Context, scope: Scope, id: string): Promise<Outcome<void>> {
  // As the server: see addAbsence.
  return context.transaction<Outcome<void>>(
    async (tx) => {
      const ended = await absenceById(tx, id);
      if (ended && (ofWhom(context, scope) ?? ended.person_id) === ended.person_id) await comeBack(tx, context, ended);
      const personId = await deleteAbsence(tx, id, ofWhom(context, scope));
      if (personId === null) return refuse('not_found');
      await audit(tx, context, { action: 'absence.remove', subjectKind: 'person', subjectId: personId });
      return accept(undefined);
    },
    { as: 'system' },
  );
}
