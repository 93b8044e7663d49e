import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import type { BuyerRole } from '../../business/accounts/terms/identity.ts';
import { useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';

const roles: readonly BuyerRole[] = ['buyer', 'approver', 'account_admin', 'partner_seller', 'partner_admin'];

function isRole(role: string): role is BuyerRole {
  return roles.some((known) => known === role);
}

/** Who signs in for the company, as what, and how to reach them. */
export function AccountPeople({ people }: { people: AccountDetail['people'] }) {
  const t = useTexts('desk-accounts');
  if (people.length === 0) {
    return (
      <Panel title={t('accountPeople')} flush>
        <EmptyState title={t('accountPeopleNone')}>{t('accountPeopleNoneBody')}</EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t('accountPeople')} count={people.length}>
      <ul className="people">
        {people.map(({ personId, name, email, phone, title, roles: held, verified }) => (
          <li key={personId}>
            <span>
              <span className="strong">{name}</span>
              {title && <span className="muted">, {title}</span>}
            </span>
            <span className="small">
              <a href={`mailto:${email}`}>{email}</a>
              {phone && (
                <>
                  {' · '}
                  <a className="num" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                    {phone}
                  </a>
                </>
              )}
            </span>
            <span className="small muted">
              {held.map((role) => (isRole(role) ? t(`role_${role}`) : role)).join(', ')}
              {!verified && (
                <>
                  {' '}
                  <Badge tone="warn">{t('accountPersonUnverified')}</Badge>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
