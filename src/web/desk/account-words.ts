import type { AccountStatus, RelationshipKind } from '../../business/accounts/terms/companies.ts';
import { useTexts } from '../reader.tsx';
import type { Tone } from '../ui/badge.tsx';

const statusWords = {
  prospect: 'accountProspect',
  active: 'accountActive',
  closed: 'accountClosed',
} as const satisfies Record<AccountStatus, string>;

const kindWords = {
  customer: 'relationCustomer',
  partner: 'relationPartner',
  alliance: 'relationAlliance',
} as const satisfies Record<RelationshipKind, string>;

export const statusTones: Readonly<Record<AccountStatus, Tone>> = {
  prospect: 'acc',
  active: 'pos',
  closed: undefined,
};

function isStatus(text: string): text is AccountStatus {
  return text in statusWords;
}

/** How the desk says what a company is to us. */
export function useAccountWords() {
  const t = useTexts('desk-accounts');
  return {
    status: (status: AccountStatus) => t(statusWords[status]),
    /** The same for a reply that names the state as text. */
    statusText: (status: string) => (isStatus(status) ? t(statusWords[status]) : status),
    kind: (kind: RelationshipKind) => t(kindWords[kind]),
  };
}
