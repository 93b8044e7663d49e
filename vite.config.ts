import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';
import { compileTexts } from './src/texts/compile.ts';

const catalogue = /\/src\/texts\/[a-z]{2}\/[a-z-]+\.ts$/;

/** Parses the catalogues at build time, so that the browser gets messages and not the parser of messages. */
function compiledCatalogues(): Plugin {
  return {
    name: 'keyline-catalogues',
    enforce: 'pre',
    async transform(source, id) {
      if (!catalogue.test(id)) return null;
      const { code } = await transformWithOxc(source, id);
      const written = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
        default: Record<string, string>;
      };
      return { code: `export default ${JSON.stringify(compileTexts(written.default))};`, map: null };
    },
  };
}

/**
 * What every page of every door needs: one file instead of two dozen small ones, which compress worse and cost a
 * request each. A part that only some screens show stays out of it.
 */
const onEveryPage = new RegExp(
  [
    'node_modules/@(tanstack|lingui)/(?!.*[iI]nfiniteQuery)',
    'src/kernel/',
    'src/texts/[a-z-]+\\.ts',
    'src/web/(?!main|lists|upload|first-data-asked|order-lines|order-refresh|live-refresh|term-words)[a-z-]+\\.tsx?',
    'src/web/shell/(doors|palette-opener|person-menu|vendor|error-boundary|offline-notice|page-waiting)\\.',
    'src/web/ui/(amount|anchor|badge|button|empty-state|facts|icon|language-switch|menu|note|page-head|panel|refusal|rich|search-field|skeleton|skip-link|theme-switch|toast)\\.',
  ].join('|'),
);

/**
 * The web application. In development its pages come from here and everything under /api from the server on
 * KEYLINE_API (by default the server's own port).
 */
export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  publicDir: existsSync(new URL('public', import.meta.url)) ? fileURLToPath(new URL('public', import.meta.url)) : false,
  plugins: [compiledCatalogues(), react()],
  server: {
    proxy: { '/api/': process.env.KEYLINE_API ?? `http://127.0.0.1:${process.env.PORT ?? 4000}` },
  },
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The content security policy allows no data: addresses for fonts and pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'base', test: onEveryPage },
          ],
        },
      },
    },
  },
});
