import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkoutDirectory } from '../src/platform/config.ts';

export type Running = {
  readonly url: string;
  readonly home: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process until it was ready. */
  readonly readyAfter: number;
  /** What it printed. */
  output(): string;
  stop(): Promise<void>;
};

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export function newHome(prefix = 'keyline-bench-'): string {
  return mkdtempSync(join(tmpdir(), prefix));
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

async function untilReady(url: string, ended: () => string | null): Promise<void> {
  for (const end = performance.now() + 120_000; performance.now() < end; ) {
    const failure = ended();
    if (failure !== null) throw new Error(`The server ended: ${failure}`);
    const ready = await fetch(`${url}/health/ready`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await wait(10);
  }
  throw new Error('The server was not ready within 120 s');
}

/** Starts the built server on a home of its own and waits until it is ready. `at`: the port, where it must be a known one. */
export async function startServer(
  home: string,
  roles: readonly string[] = ['serve', 'work'],
  at?: number,
): Promise<Running> {
  const port = at ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [join(checkoutDirectory(), 'dist', 'server', 'main.js'), ...roles], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      KEYLINE_ENV: 'development',
      KEYLINE_HOME: home,
      KEYLINE_PUBLIC_URL: url,
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let ended: string | null = null;
  child.stdout.on('data', (text) => {
    printed += text;
  });
  child.stderr.on('data', (text) => {
    printed += text;
  });
  const exit = new Promise<void>((resolve) =>
    child.on('exit', (code) => {
      ended = `exit ${code}\n${printed.slice(-4_000)}`;
      resolve();
    }),
  );
  await untilReady(url, () => ended);
  return {
    url,
    home,
    process: child,
    readyAfter: performance.now() - began,
    output: () => printed,
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** Resident memory of a process in MB, as the system counts it. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
