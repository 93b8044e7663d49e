import './page.css';
import './frame.css';
import './desk-shell.css';
import { type ReactNode, useRef } from 'react';
import { usePlace } from '../place.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { SkipLink } from '../ui/skip-link.tsx';
import { type NavigationGroup, screensOf } from './navigation.ts';
import { PaletteOpener } from './palette-opener.tsx';
import { PersonMenu } from './person-menu.tsx';

/** The desk's frame: a rail of the screens this person may open; under 960 px a bar with a menu. */
export function DeskShell({ children }: { children: ReactNode }) {
  const t = useTexts('navigation');
  const menu = useRef<HTMLDialogElement>(null);
  return (
    <>
      <SkipLink />
      <div className="frame">
        <header className="rail">
          <Brand />
          <PaletteOpener keys="Ctrl K">{t('findAnything')}</PaletteOpener>
          <nav aria-label={t('doorDesk')}>
            <DeskScreens />
          </nav>
          <div className="rail-end">
            <PersonMenu />
          </div>
        </header>
        <header className="bar">
          <Brand />
          <div className="end">
            <PaletteOpener className="bar-search">
              <Icon name="search" />
              <span className="sr">{t('findAnything')}</span>
            </PaletteOpener>
            <button type="button" className="btn" aria-label={t('menu')} onClick={() => menu.current?.showModal()}>
              <Icon name="menu" />
            </button>
          </div>
        </header>
        <main id="main" className="desk-page" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Dialog dialogRef={menu} title={t('menu')} side>
        <nav className="rail-list" aria-label={t('doorDesk')} onClickCapture={() => menu.current?.close()}>
          <DeskScreens />
        </nav>
        <PersonMenu />
      </Dialog>
    </>
  );
}

function Brand() {
  return (
    <Anchor className="brand" href="/desk">
      <svg className="mark" viewBox="0 0 18 18" fill="none" stroke="currentColor" aria-hidden="true">
        <rect x="1.5" y="1.5" width="15" height="15" rx="3" strokeWidth="1.5" />
        <path d="M6 4.5v9M12 4.5 6.5 9l5.5 4.5" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      Keyline
    </Anchor>
  );
}

function DeskScreens() {
  const t = useTexts('navigation');
  const { me } = useReader();
  const { url } = usePlace();
  const screens = screensOf('desk', me);
  const groups = [...new Set(screens.map(({ group }) => group))].filter((group) => group !== undefined);
  const isCurrent = (path: string) =>
    path === '/desk' ? url.pathname === path : url.pathname === path || url.pathname.startsWith(`${path}/`);
  return groups.map((group: NavigationGroup) => (
    <div key={group}>
      <p className="group">{t(group)}</p>
      <ul>
        {screens
          .filter((screen) => screen.group === group)
          .map(({ path, text }) => (
            <li key={path}>
              <Anchor href={path} aria-current={isCurrent(path) ? 'page' : undefined}>
                {t(text)}
              </Anchor>
            </li>
          ))}
      </ul>
    </div>
  ));
}
