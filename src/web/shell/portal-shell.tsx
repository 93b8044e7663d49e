import './page.css';
import './store-shell.css';
import './portal-shell.css';
import type { ReactNode } from 'react';
import { usePlace } from '../place.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Icon } from '../ui/icon.tsx';
import { SkipLink } from '../ui/skip-link.tsx';
import { screensOf } from './navigation.ts';
import { PaletteOpener } from './palette-opener.tsx';
import { PersonMenu } from './person-menu.tsx';
import { Vendor } from './vendor.tsx';

/** The frame of the account portal and of the partner portal: who for, search, tabs. */
function TabbedShell({ door, children }: { door: 'portal' | 'partner'; children: ReactNode }) {
  const t = useTexts('navigation');
  const { me } = useReader();
  const { url } = usePlace();
  const account = me?.memberships.find(({ accountId }) => accountId === me.activeAccountId);
  const screens = screensOf(door, me);
  const current = screens
    .filter(({ path }) => url.pathname === path || url.pathname.startsWith(`${path}/`))
    .reduce((best, { path }) => (path.length > best.length ? path : best), '');
  return (
    <div className="site">
      <SkipLink />
      <header className="top portal-top">
        <div className="first">
          <Vendor href={`/${door}`} />
          {account && <span className="small muted account">{t('forAccount', { account: account.company })}</span>}
          <PaletteOpener className="wide-opener" keys="/">
            <Icon name="search" />
            {t('findPortal')}
          </PaletteOpener>
          <PersonMenu />
        </div>
        <div>
          <nav className="tabs" aria-label={t(door === 'portal' ? 'doorPortal' : 'doorPartner')}>
            <ul>
              {screens.map(({ path, text }) => (
                <li key={path}>
                  <Anchor href={path} aria-current={path === current ? 'page' : undefined}>
                    {t(text)}
                  </Anchor>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" className="stacked" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

export function PortalShell({ children }: { children: ReactNode }) {
  return <TabbedShell door="portal">{children}</TabbedShell>;
}

export function PartnerShell({ children }: { children: ReactNode }) {
  return <TabbedShell door="partner">{children}</TabbedShell>;
}
