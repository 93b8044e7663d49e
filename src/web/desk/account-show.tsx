import './desk.css';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import { useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { useCountryName } from '../ui/country-field.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { telephone } from '../ui/telephone.ts';
import { AccountImported } from './account-imported.tsx';
import { AccountOwnership } from './account-owner.tsx';
import { AccountHistory, AccountOrders } from './account-past.tsx';
import { AccountPeople } from './account-people.tsx';
import { AccountRelations } from './account-relations.tsx';
import { AccountTree } from './account-tree.tsx';
import { statusTones, useAccountWords } from './account-words.ts';
import { deskApi, deskWeb } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';
import { RecordState } from './record-state.tsx';

/** One company: what it buys and who its people are; at the right what it is, whose it is, what it belongs to. */
export default function AccountShow() {
  const t = useTexts('desk-accounts');
  const id = useParam('account');
  const { body: account, problem, again } = useReply<AccountDetail>(deskApi.account(id));
  if (!account) {
    const back = { href: deskWeb.accounts(), words: t('accountsBack') };
    return <RecordState title={t('accountFacts')} problem={problem} again={again} back={back} />;
  }
  return <Shown account={account} />;
}

function Shown({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const { may, format, seller } = useReader();
  const words = useAccountWords();
  const countryName = useCountryName();
  const since = t('accountSinceDay', { day: format.date(dayIn(seller.timeZone, account.createdAt)) });
  return (
    <>
      <PageHead
        title={account.name}
        aside={<Badge tone={statusTones[account.status]}>{words.status(account.status)}</Badge>}
        note={[account.number, countryName(account.country), since].join(' · ')}
      >
        {may('leads.read') && (
          <LinkButton href={deskWeb.inbox({ view: 'team', account: account.id })}>{t('accountLeads')}</LinkButton>
        )}
        {may('licences.read') && (
          <LinkButton href={deskWeb.licences({ account: account.id })}>{t('accountLicences')}</LinkButton>
        )}
        {may('accounts.change') && (
          <LinkButton kind="primary" href={deskWeb.accountChange(account.id)}>
            {t('accountChange')}
          </LinkButton>
        )}
      </PageHead>
      <div className="two">
        <div>
          {may('orders.read') && <AccountOrders account={account} />}
          {may('history.read') && <AccountImported account={account} />}
          <AccountPeople account={account} />
          <AccountTree account={account} />
        </div>
        <div>
          <AccountOwnership account={account} />
          <AccountFacts account={account} />
          <AccountRelations account={account} />
          <AccountHistory account={account} />
        </div>
      </div>
    </>
  );
}

function AccountFacts({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const { format } = useReader();
  const countryName = useCountryName();
  const { address, phone, website, employees } = account;
  const lines = address && [
    address.line1,
    address.line2,
    [address.postalCode, address.city].filter(Boolean).join(' '),
    address.region,
  ];
  const fact = (label: string, value: Fact['value'] | null | undefined, figure = false): Fact[] =>
    value === null || value === undefined || value === '' ? [] : [{ label, value, figure }];
  return (
    <Panel title={t('accountFacts')}>
      <Facts
        facts={[
          ...fact(t('accountLegalName'), account.legalName),
          ...fact(
            t('accountAddress'),
            lines && (
              <address className="lines">
                {lines.filter(Boolean).map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </address>
            ),
          ),
          ...fact(t('accountCountry'), countryName(account.country)),
          ...fact(t('accountVatId'), account.vatId),
          ...fact(t('accountDomain'), account.domain),
          ...fact(t('accountPhone'), phone && <a href={telephone(phone)}>{phone}</a>, true),
          ...fact(t('accountWebsite'), website && <WebLink address={website} />),
          ...fact(t('accountIndustry'), account.industry),
          ...fact(t('accountSegment'), account.segment),
          ...fact(t('accountEmployees'), employees === null ? null : format.quantity(employees), true),
          ...fact(t('accountLanguage'), account.language === 'de' ? t('languageDe') : t('languageEn')),
          ...fact(t('accountCurrency'), account.currency),
        ]}
      />
    </Panel>
  );
}

/** A website as somebody typed it: a link only where it is an address of the web. */
function WebLink({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(href)) return address;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//i, '')}
    </a>
  );
}
