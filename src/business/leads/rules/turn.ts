/** A person of the team that answers. `available`: signed up, not absent today. */
export type TeamMember = { readonly personId: string; readonly available: boolean };

/**
 * Whose turn it is: the first available person after the one who had the last turn, in the order of the ids, round and
 * round. When nobody is available the turn goes on among all, so that a lead never lacks a name; null for an empty team.
 */
export function nextInTurn(members: readonly TeamMember[], lastPersonId: string | null): string | null {
  const able = members.some((member) => member.available) ? members.filter((member) => member.available) : members;
  const order = able.map((member) => member.personId).sort();
  const after = lastPersonId === null ? undefined : order.find((personId) => personId > lastPersonId);
  return after ?? order[0] ?? null;
}
