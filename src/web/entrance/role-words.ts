import type { BuyerRole } from '../../business/accounts/terms/identity.ts';
import { useFormat, useTexts } from '../reader.tsx';

/** The roles of a company's people in words; what is no such role stays as it came. */
export function useRoleWords() {
  const t = useTexts('entrance');
  const format = useFormat();
  const words: Record<BuyerRole, string> = {
    buyer: t('roleBuyer'),
    approver: t('roleApprover'),
    account_admin: t('roleAccountAdmin'),
    partner_seller: t('rolePartnerSeller'),
    partner_admin: t('rolePartnerAdmin'),
  };
  const one = (role: string) => (role in words ? words[role as BuyerRole] : role.replaceAll('_', ' '));
  return { one, list: (roles: readonly string[]) => format.list(roles.map(one)) };
}
