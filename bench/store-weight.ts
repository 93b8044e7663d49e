import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkoutDirectory } from '../src/platform/config.ts';
import { type BenchRow, row } from './row.ts';

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };
type Manifest = Record<string, Chunk>;

/** What the first view of a product page brings, by source: the entry, the store, the product screen, English texts. */
const firstView = [
  'index.html',
  'store/routes.tsx',
  'store/product-show.tsx',
  '../texts/en/shared.ts',
  '../texts/en/store.ts',
];

function filesOf(manifest: Manifest, entry: string, found: Set<string>): void {
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`The build has no ${entry}; the first view is another one now`);
  if (found.has(chunk.file)) return;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const next of chunk.imports ?? []) filesOf(manifest, next, found);
}

/** The store's first view, JS and CSS gzipped, beside what React alone weighs. */
export async function rows(): Promise<BenchRow[]> {
  const root = checkoutDirectory();
  const web = join(root, 'dist', 'web');
  const file = join(web, '.vite', 'manifest.json');
  if (!existsSync(file)) throw new Error('Build first: npm run build');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const files = new Set<string>();
  for (const entry of firstView) filesOf(manifest, entry, files);
  const weigh = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length / 1024;
  const weight = [...files].reduce((sum, name) => sum + weigh(join(web, name)), 0);
  const react = join(root, 'node_modules', 'react-dom', 'cjs', 'react-dom-client.production.js');
  return [
    row({
      name: 'store: first view, JS + CSS gzipped',
      value: weight,
      unit: 'KB',
      better: 'lower',
      goal: 120,
      floor: weigh(react),
    }),
  ];
}
