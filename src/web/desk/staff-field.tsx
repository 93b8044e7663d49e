import type { StaffPerson } from '../../business/accounts/terms/people.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { type Bound, type FieldProps, SelectField } from '../ui/field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { deskApi } from './desk-paths.ts';

/** One of the vendor's people who work now; oneself first. */
export function StaffField({ empty, without, ...props }: FieldProps & Bound & { empty: string; without?: string }) {
  const t = useTexts();
  const { me } = useReader();
  const { body, problem, again } = useReply<{ readonly items: readonly StaffPerson[] }>(deskApi.staff());
  if (problem && !body) return <Refusal problem={problem} again={again} />;
  const working = body?.items.filter(({ active, pending, personId }) => active && !pending && personId !== without);
  const options = [...(working ?? [])]
    .sort((a, b) => Number(b.personId === me?.person.id) - Number(a.personId === me?.person.id))
    .map(({ personId, name, teams }) => ({
      value: personId,
      label: teams[0] ? `${name}, ${teams[0].name}` : name,
    }));
  return (
    <SelectField
      {...props}
      value={working ? props.value : ''}
      options={options}
      empty={working ? empty : t('loading')}
    />
  );
}
