import type { BuyerRole } from '../../business/accounts/terms/identity.ts';
import { useRoleWords } from '../entrance/role-words.ts';
import { useTexts } from '../reader.tsx';
import { CheckboxField } from '../ui/choice-fields.tsx';
import { FieldError } from '../ui/field.tsx';

const own: readonly BuyerRole[] = ['buyer', 'approver', 'account_admin'];
const partnerRoles: readonly BuyerRole[] = ['partner_seller', 'partner_admin'];

/** The roles somebody can be given, each with what it opens. */
export function RoleTicks({
  legend,
  partner,
  roles,
  onChange,
  error,
}: {
  readonly legend: string;
  /** Whether roles of the partner portal can be given. */
  readonly partner: boolean;
  readonly roles: readonly BuyerRole[];
  readonly onChange: (roles: readonly BuyerRole[]) => void;
  readonly error: string | null;
}) {
  const t = useTexts('portal');
  const words = useRoleWords();
  const offered = [...own, ...partnerRoles.filter((role) => partner || roles.includes(role))];
  const hints: Partial<Record<BuyerRole, string>> = {
    buyer: t('roleBuyerHint'),
    approver: t('roleApproverHint'),
    account_admin: t('roleAdminHint'),
  };
  return (
    <fieldset className="role-ticks">
      <legend className="label">{legend}</legend>
      {offered.map((role) => (
        <CheckboxField
          key={role}
          label={words.one(role)}
          hint={hints[role]}
          value={roles.includes(role) ? 'yes' : ''}
          onChange={(value) => onChange(value ? [...roles, role] : roles.filter((other) => other !== role))}
        />
      ))}
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
