import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statusOfRefusal } from './src/platform/http/problems.ts';
import refusalsDe from './src/texts/de/refusals.ts';
import refusalsEn from './src/texts/en/refusals.ts';

/** The rooms, in the order in which they may know each other: a room imports only rooms before it. */
const rooms = [
  'accounts',
  'catalog',
  'tax',
  'pricing',
  'approvals',
  'agreements',
  'partners',
  'training',
  'territories',
  'credit',
  'baskets',
  'leads',
  'quotes',
  'ordering',
  'billing',
  'licensing',
  'registrations',
  'standing',
  'incentives',
  'satisfaction',
  'coverage',
  'majors',
  'harmony',
  'desk',
] as const;
const doors = /^(?:terms|rules|actions)(?:\.ts|\/)/;
const mostLines = 400;

const root = import.meta.dirname;
const business = join(root, 'src', 'business');
const standing = rooms.filter((room) => existsSync(join(business, room)));

function filesBelow(folder: string, fits: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && fits.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** What a file imports: static, re-exported, dynamic, and `import('...')` in types. */
function importsOf(file: string): { path: string; typeOnly: boolean }[] {
  const source = withoutComments(readFileSync(file, 'utf8'));
  const found: { path: string; typeOnly: boolean }[] = [];
  for (const match of source.matchAll(/(?:^|\n)\s*(import|export)(\s+type)?\b[^'";]*?from\s*['"]([^'"]+)['"]/g))
    found.push({ path: match[3]!, typeOnly: match[2] !== undefined });
  for (const match of source.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g))
    found.push({ path: match[1]!, typeOnly: false });
  for (const match of source.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g))
    found.push({ path: match[1]!, typeOnly: false });
  return found;
}

/** Where a relative import lands, from src: "business/pricing/rules/ladder.ts"; null for a package. */
function target(file: string, path: string): string | null {
  return path.startsWith('.') ? relative(join(root, 'src'), resolve(dirname(file), path)) : null;
}

const sources = filesBelow(join(root, 'src'), /\.tsx?$/);
/** Tests, and what the tests of a room stand in. */
const isTest = (file: string) => /\.test\.tsx?$|\/test\/[^/]+\.ts$/.test(file);
const place = (file: string) => relative(join(root, 'src'), file);

/** Every import that breaks `allowed`, as "file -> target". */
function breaches(
  files: readonly string[],
  allowed: (to: string, from: string, typeOnly: boolean) => boolean,
): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .map(({ path, typeOnly }) => ({ to: target(file, path), typeOnly }))
      .filter(({ to, typeOnly }) => to !== null && !allowed(to, place(file), typeOnly))
      .map(({ to }) => `${place(file)} -> ${to}`),
  );
}

describe('the map', () => {
  it('knows every room there is, and every room says what it owns', () => {
    expect(readdirSync(business).filter((name) => !rooms.includes(name as (typeof rooms)[number]))).toEqual([]);
    expect(standing.filter((room) => !existsSync(join(business, room, 'README.md')))).toEqual([]);
  });

  it('lets a room enter only rooms before it, through their terms, rules and actions', () => {
    const files = sources.filter((file) => place(file).startsWith('business/') && !isTest(file));
    const found = breaches(files, (to, from) => {
      const [where, room = '', ...rest] = to.split('/');
      if (where !== 'business') return ['kernel', 'platform', 'texts'].includes(where!);
      const own = from.split('/')[1]!;
      if (room === own) return true;
      return rooms.indexOf(room as never) < rooms.indexOf(own as never) && doors.test(rest.join('/'));
    });
    expect(found).toEqual([]);
  });

  it('keeps the kernel to itself and the platform without business words', () => {
    const kernel = sources.filter((file) => place(file).startsWith('kernel/') && !isTest(file));
    expect(breaches(kernel, (to) => to.startsWith('kernel/'))).toEqual([]);
    const texts = sources.filter((file) => place(file).startsWith('texts/') && !isTest(file));
    expect(breaches(texts, (to) => to.startsWith('texts/') || to.startsWith('kernel/'))).toEqual([]);
    const platform = sources.filter((file) => place(file).startsWith('platform/') && !isTest(file));
    expect(breaches(platform, (to) => /^(?:kernel|platform|texts)\//.test(to))).toEqual([]);
  });

  it('gives the browser rules and types, never storage, actions or the server', () => {
    const web = sources.filter((file) => place(file).startsWith('web/') && !isTest(file));
    const found = breaches(web, (to, _from, typeOnly) => {
      if (/^(?:web|kernel|texts)\//.test(to)) return true;
      if (/^business\/[a-z]+\/terms(?:\.ts|\/)/.test(to)) return typeOnly;
      return /^business\/[a-z]+\/rules(?:\.ts|\/)/.test(to);
    });
    expect(found).toEqual([]);
  });

  it('keeps Node, the database and the web out of the rules', () => {
    const rules = sources.filter((file) => /^business\/[a-z]+\/rules(?:\.ts|\/)/.test(place(file)) && !isTest(file));
    const found = breaches(rules, (to, from, typeOnly) => {
      if (to.startsWith('kernel/') || to.startsWith('texts/')) return true;
      const [, room = '', ...rest] = to.split('/');
      if (/^terms(?:\.ts|\/)/.test(rest.join('/'))) return typeOnly;
      return (
        /^rules(?:\.ts|\/)/.test(rest.join('/')) &&
        rooms.indexOf(room as never) <= rooms.indexOf(from.split('/')[1] as never)
      );
    });
    expect(found).toEqual([]);
    const packages = rules.flatMap((file) =>
      importsOf(file)
        .filter(({ path }) => !path.startsWith('.'))
        .map(({ path }) => `${place(file)} -> ${path}`),
    );
    expect(packages).toEqual([]);
  });

  it('has no import cycle between files', () => {
    const graph = new Map(
      sources
        .filter((file) => !isTest(file))
        .map((file) => [
          place(file),
          importsOf(file)
            .filter(({ typeOnly }) => !typeOnly)
            .map(({ path }) => target(file, path))
            .filter((to): to is string => to !== null),
        ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const walk = (file: string, trail: readonly string[]) => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('SQL', () => {
  const sql = /\b(?:INSERT INTO|UPDATE [a-z_]+\.|DELETE FROM|SELECT [\s\S]{1,400}? FROM [a-z_]+\.)/;

  it('stands in storage files only', () => {
    const found = sources
      .filter(
        (file) => place(file).startsWith('business/') && !isTest(file) && !/\/storage(?:\.ts$|\/)/.test(place(file)),
      )
      .filter((file) => sql.test(withoutComments(readFileSync(file, 'utf8'))))
      .map(place);
    expect(found).toEqual([]);
  });

  it('names the schema of its own room, and of an earlier one only what that publishes', () => {
    const found: string[] = [];
    for (const file of sources.filter(
      (candidate) => /^business\/[a-z]+\/storage(?:\.ts$|\/)/.test(place(candidate)) && !isTest(candidate),
    )) {
      const own = place(file).split('/')[1]!;
      const texts = [...withoutComments(readFileSync(file, 'utf8')).matchAll(/`[^`]*`|'[^'\n]*'/g)].map(
        ([text]) => text,
      );
      for (const text of texts.filter((candidate) =>
        /\b(?:SELECT|INSERT|UPDATE|DELETE|COPY|FROM|JOIN)\b/.test(candidate),
      ))
        for (const [, schema = '', table = ''] of text.matchAll(/\b([a-z]+)\.([a-z_]+)\b/g)) {
          if (!rooms.includes(schema as never) || schema === own) continue;
          const earlier = rooms.indexOf(schema as never) < rooms.indexOf(own as never);
          if (!earlier || !table.startsWith('published_')) found.push(`${place(file)}: ${schema}.${table}`);
        }
    }
    expect(found).toEqual([]);
  });
});

describe('size and names', () => {
  it(`keeps every file under ${mostLines} lines`, () => {
    const files = ['src', 'seed', 'bench', 'journeys', 'test'].flatMap((folder) =>
      filesBelow(join(root, folder), /\.tsx?$/),
    );
    const long = files
      .map((file) => ({ file: relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > mostLines)
      .map(({ file, lines }) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });

  it('has no barrels and no drawers for odds and ends', () => {
    const drawer = /(?:^|\/)(?:index|utils?|helpers?|misc|common|service|manager|types2|rules2)\.tsx?$/;
    expect(sources.map(place).filter((file) => drawer.test(file))).toEqual([]);
  });

  it('puts in a room only the files that every room has', () => {
    const known =
      /^(?:README\.md|(?:terms|rules|storage|actions|routes|jobs)(?:\.ts|\/.+\.ts)|[a-z-]+\.test\.ts|test\/.+)$/;
    const found = standing.flatMap((room) =>
      readdirSync(join(business, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(join(business, room), join(entry.parentPath, entry.name)))
        .filter((name) => !known.test(name))
        .map((name) => `${room}/${name}`),
    );
    expect(found).toEqual([]);
  });

  it('pins every package exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe('refusals', () => {
  const texts: Record<string, string> = refusalsEn;
  const german: Record<string, string> = refusalsDe;
  const server = sources.filter((file) => /^(?:business|platform|kernel)\//.test(place(file)) && !isTest(file));
  const found = (pattern: RegExp) =>
    new Set(
      server.flatMap((file) =>
        [...withoutComments(readFileSync(file, 'utf8')).matchAll(pattern)].map((match) => match[1]!),
      ),
    );

  it('have words in both languages wherever the code refuses', () => {
    const codes = new Set([
      ...found(/\brefuse\(\s*'([a-z_]+)'/g),
      ...found(/\bcode: '([a-z_]+)'/g),
      ...Object.keys(statusOfRefusal),
    ]);
    const missing = [...codes].flatMap((code) =>
      [`refusal.${code}.title`, `refusal.${code}.detail`].filter((key) => !(key in texts && key in german)),
    );
    expect(codes.size).toBeGreaterThan(15);
    expect(missing).toEqual([]);
  });

  it('say at every field what would be right', () => {
    const keys = found(/\bexpected: '([a-z_]+)'/g);
    expect([...keys].map((key) => `expected.${key}`).filter((key) => !(key in texts && key in german))).toEqual([]);
  });
});
