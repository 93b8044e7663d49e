#!/usr/bin/env node
// The one command: start, dev, build, seed, bench, backup, restore, upgrade. Builds what is stale, then runs the built
// server, so that a start needs no compiler in its process.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', 'built-from');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

function* filesBelow(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) yield* filesBelow(below);
    else if (!entry.name.includes('.test.')) yield below;
  }
}

/** What the build was made from: names, sizes and times of the sources, which is quick to read. */
function fingerprint() {
  const hash = createHash('sha256');
  const sources = ['package-lock.json', 'vite.config.ts', 'vite.server.config.ts'].map((name) => join(root, name));
  for (const folder of ['src', 'seed', 'bench'])
    if (existsSync(join(root, folder))) sources.push(...filesBelow(join(root, folder)));
  for (const file of sources.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.slice(root.length)}|${size}|${Math.trunc(mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit', ...options });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}

async function build() {
  for (const args of [
    ['build', '--logLevel', 'warn'],
    ['build', '--logLevel', 'warn', '--config', 'vite.server.config.ts'],
  ]) {
    // What people get, also where the tests ask for the build.
    const code = await run(vite, args, { env: { ...process.env, NODE_ENV: 'production' } });
    if (code !== 0) process.exit(code);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint());
}

/** Builds when the sources are not those of the last build. An installation without sources (an image) is never stale. */
async function buildWhenStale() {
  if (!existsSync(vite) || !existsSync(join(root, 'src'))) return;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  process.stdout.write('Building the web application and the server, once per change of the sources ...\n');
  await build();
}

async function develop() {
  const port = Number(process.env.PORT ?? 4000);
  const server = {
    ...process.env,
    PORT: String(port + 1),
    KEYLINE_PAGES: 'none',
    KEYLINE_PUBLIC_URL: process.env.KEYLINE_PUBLIC_URL ?? `http://localhost:${port}`,
  };
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  await Promise.race([
    run(tsx, ['watch', '--clear-screen=false', 'src/main.ts', 'serve', 'work'], { env: server }),
    run(vite, ['--port', String(port), '--strictPort'], {
      env: { ...process.env, KEYLINE_API: `http://127.0.0.1:${port + 1}` },
    }),
  ]);
}

const [command = 'start', ...rest] = process.argv.slice(2);
if (command === 'build') await (rest.includes('--stale') ? buildWhenStale() : build());
else if (command === 'dev') await develop();
else {
  await buildWhenStale();
  const program = join(root, 'dist', 'server', command === 'bench' ? 'bench.js' : 'main.js');
  const args = command === 'start' ? ['serve', 'work'] : command === 'bench' ? rest : [command, ...rest];
  process.exitCode = await run(program, args, { env: { NODE_ENV: 'production', ...process.env } });
}
