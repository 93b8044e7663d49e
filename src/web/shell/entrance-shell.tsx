import './page.css';
import './store-shell.css';
import type { ReactNode } from 'react';
import { web } from '../paths.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { SkipLink } from '../ui/skip-link.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import { Vendor } from './vendor.tsx';

/** The frame of signing in and up, verifying, resetting, accepting an invitation: one narrow panel. */
export function EntranceShell({ children }: { children: ReactNode }) {
  return (
    <div className="site">
      <SkipLink />
      <header className="top">
        <div>
          <Vendor href={web.store.home()} />
          <span className="entrance-switches">
            <LanguageSwitch />
            <ThemeSwitch />
          </span>
        </div>
      </header>
      <main id="main" className="entrance" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
