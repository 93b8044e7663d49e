import type { Client } from 'pg';
import type { Tx } from './database/database.ts';

/** Names what processes keep in memory and when it went stale. */
export type Versions = {
  current(name: string): bigint;
  /** Reads the versions again now: after a change this process made itself. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
};

/** Says, in the transaction that changes them, that catalogue, prices, promotions or the seller's settings are no longer
 *  what they were. */
export async function raiseVersion(tx: Tx, name: 'catalog' | 'prices' | 'promotions' | 'seller'): Promise<void> {
  await tx.query('SELECT platform.raise_version($1)', [name]);
}

type Listener = Pick<Client, 'query' | 'on' | 'end'>;

export type VersionSource = {
  /** One query: every name with its value. */
  read(): Promise<readonly { name: string; value: bigint }[]>;
  /** A connection of its own to LISTEN on; null where none is to be had (a pooler in between): then polling alone tells. */
  listen(): Promise<Listener | null>;
  onError(error: Error): void;
};

/**
 * Follows platform.version: LISTEN tells within milliseconds, a poll every second catches what a lost connection
 * missed. Between a change elsewhere and the next tick a process may answer with the version before: at most a second.
 */
export async function followVersions(source: VersionSource, pollMs = 1_000): Promise<Versions> {
  let values = new Map<string, bigint>();
  const refresh = async () => {
    values = new Map((await source.read()).map((row) => [row.name, row.value]));
  };
  await refresh();
  let listener: Listener | null = null;
  let stopped = false;
  const connect = async () => {
    listener = await source.listen();
    listener?.on('notification', () => refresh().catch(source.onError));
    listener?.on('error', (error: Error) => {
      listener = null;
      source.onError(error);
    });
    await listener?.query('LISTEN keyline_version');
  };
  await connect().catch(source.onError);
  const timer = setInterval(() => {
    if (stopped) return;
    refresh().catch(source.onError);
    if (listener === null) connect().catch(source.onError);
  }, pollMs);
  timer.unref();
  return {
    current: (name) => values.get(name) ?? 1n,
    refresh,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await listener?.end();
    },
  };
}

/**
 * Keeps what `load` made until one of the named versions changes. Callers that arrive while it is being loaded wait
 * for the same load; a failed load is tried again by the next caller.
 */
export function keptByVersion<T>(
  versions: Versions,
  names: readonly string[],
  load: () => Promise<T>,
): () => T | Promise<T> {
  let kept: { key: string; value: T } | null = null;
  let loading: { key: string; promise: Promise<T> } | null = null;
  const keyNow = () => names.map((name) => versions.current(name)).join('.');
  return () => {
    const key = keyNow();
    if (kept?.key === key) return kept.value;
    if (loading?.key === key) return loading.promise;
    const promise = load().then(
      (value) => {
        kept = { key, value };
        if (loading?.promise === promise) loading = null;
        return value;
      },
      (error) => {
        if (loading?.promise === promise) loading = null;
        throw error;
      },
    );
    loading = { key, promise };
    return promise;
  };
}
