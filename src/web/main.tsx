import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/details.css';
import './styles/parts.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readFirstData } from './first-data.ts';
import { queryClient, seedQueries } from './queries.ts';
import { ReaderProvider } from './reader.tsx';
import { prepare, Routes } from './routes.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { OfflineNotice } from './shell/offline-notice.tsx';
import { PaletteHost } from './shell/palette-opener.tsx';
import { restoreTheme } from './ui/theme-switch.tsx';
import { ToastRegion } from './ui/toast.tsx';

const first = await readFirstData();
const page = document.documentElement;
page.lang = first.language;
restoreTheme();
if (first.seller.branding) {
  page.style.setProperty('--brand-hue', String(first.seller.branding.hue));
  page.style.setProperty('--brand-chroma', String(first.seller.branding.chroma));
}
seedQueries(first.queries);
await prepare(location.pathname, first.language).catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ReaderProvider first={first}>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <ToastRegion>
            <OfflineNotice />
            <PaletteHost />
            <Routes />
          </ToastRegion>
        </QueryClientProvider>
      </ErrorBoundary>
    </ReaderProvider>
  </StrictMode>,
);
