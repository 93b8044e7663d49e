import { useReader } from '../reader.tsx';
import { portalApi } from './portal-paths.ts';

/** Whose people a part shows and changes: those of one's own company, or at the desk those of a customer. */
export type PeopleOf = {
  readonly company: string;
  readonly list: string;
  readonly person: (personId: string) => string;
  readonly invitation: (id: string) => string;
  readonly invitationResend: (id: string) => string;
  /** Whether roles of the partner portal can be given. */
  readonly partner: boolean;
};

/** The people of the company one acts for. */
export function useOwnPeople(): PeopleOf {
  const { me } = useReader();
  return {
    company: me?.memberships.find(({ accountId }) => accountId === me.activeAccountId)?.company ?? '',
    list: portalApi.people(),
    person: portalApi.person,
    invitation: portalApi.companyInvitation,
    invitationResend: portalApi.companyInvitationResend,
    partner: me?.doors.includes('partner') ?? false,
  };
}
