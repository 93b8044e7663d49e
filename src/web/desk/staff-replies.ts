import type { StaffPerson } from '../../business/accounts/terms/people.ts';
import { queryClient } from '../queries.ts';
import { settingsApi } from './desk-paths.ts';

/** Puts a changed person on the screen and lets lists of people and teams be read again. */
export function keepStaff(person: StaffPerson): void {
  queryClient.setQueryData([settingsApi.staffPerson(person.personId)], person);
  forgetPeople();
}

/** Who is here or in a team has changed. */
export function forgetPeople(): void {
  void queryClient.invalidateQueries({ queryKey: [settingsApi.staff()] });
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) => String(path).startsWith(settingsApi.teams()),
  });
}
