import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { countStatement } from './query-count.ts';

/** What of the driver's connection COPY needs; its types do not name it. */
type WireConnection = pg.Connection & {
  readonly stream: Writable & { pause(): void; resume(): void };
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

/** What the driver calls on the query that is running: its messages, one by one. */
type WireQuery = pg.Submittable & {
  handleRowDescription(): void;
  handleDataRow(): void;
  handleEmptyQuery(): void;
  handleCopyInResponse(connection: WireConnection): void;
  handleCopyData(message: { chunk: Buffer }, connection: WireConnection): void;
  handleCommandComplete(message: { text: string }, connection: WireConnection): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
};

type CopyHandle = { readonly client: pg.ClientBase };

/** Rows read ahead of the reader before the socket is paused. */
const READ_AHEAD = 512;

/**
 * Streams source into COPY ... FROM STDIN and gives back the number of rows the database took. Memory stays flat: the
 * source is asked for more only when the socket takes more. What source throws, or what the database refuses, rejects
 * and leaves the transaction to be undone.
 */
export async function copyFrom(
  { client }: CopyHandle,
  sql: string,
  source: AsyncIterable<Uint8Array | string>,
): Promise<number> {
  countStatement(sql);
  const shareAgain = await alone(client);
  let rows = 0;
  let sourceError: unknown;
  let ended = false;
  await new Promise<void>((resolve, reject) => {
    const finish = (error?: Error) => {
      ended = true;
      shareAgain();
      if (error) reject(sourceError ?? error);
      else resolve();
    };
    const feed = async (connection: WireConnection) => {
      try {
        for await (const chunk of source) {
          if (ended) return;
          if (chunk.length === 0) continue;
          connection.sendCopyFromChunk(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
          if (connection.stream.writableNeedDrain) await drained(connection.stream);
        }
        if (!ended) connection.endCopyFrom();
      } catch (error) {
        sourceError = error;
        if (!ended) connection.sendCopyFail('the source of the copy failed');
      }
    };
    client.query(
      wireQuery(sql, finish, {
        handleCopyInResponse: (connection) => void feed(connection),
        handleCommandComplete: ({ text }) => {
          rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0);
        },
      }),
    );
  });
  return rows;
}

/**
 * Streams the rows of COPY ... TO STDOUT, one chunk per row. Memory stays flat: the socket is paused while the reader
 * is busy. A reader that stops early makes the rest arrive unseen, so that the connection stays usable.
 */
export async function* copyTo({ client }: CopyHandle, sql: string): AsyncGenerator<Buffer, void, void> {
  countStatement(sql);
  const shareAgain = await alone(client);
  let waiting: Buffer[] = [];
  let failure: Error | undefined;
  let ended = false;
  let abandoned = false;
  let paused: WireConnection | undefined;
  let wake = () => {};
  const finish = (error?: Error) => {
    failure = error;
    ended = true;
    shareAgain();
    wake();
  };
  client.query(
    wireQuery(sql, finish, {
      handleCopyData: ({ chunk }, connection) => {
        if (abandoned) return;
        // The driver's parser reuses its buffer.
        waiting.push(Buffer.from(chunk));
        if (waiting.length >= READ_AHEAD && !paused) {
          paused = connection;
          connection.stream.pause();
        }
        wake();
      },
    }),
  );
  try {
    for (;;) {
      const rows = waiting;
      waiting = [];
      yield* rows;
      if (waiting.length > 0) continue;
      if (failure) throw failure;
      if (ended) return;
      paused?.stream.resume();
      paused = undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (ended || waiting.length > 0) resolve();
      });
    }
  } finally {
    abandoned = true;
    paused?.stream.resume();
  }
}

/** A copy cannot share its connection: waits for what is on its way and sends one statement at a time until shareAgain. */
async function alone(client: pg.ClientBase & { pipeline?: boolean }): Promise<() => void> {
  if (!client.pipeline) return () => undefined;
  await client.query('');
  client.pipeline = false;
  return () => {
    client.pipeline = true;
  };
}

function wireQuery(sql: string, finish: (error?: Error) => void, handlers: Partial<WireQuery>): WireQuery {
  const ignore = () => undefined;
  return {
    submit: (connection) => connection.query(sql),
    handleRowDescription: ignore,
    handleDataRow: ignore,
    handleEmptyQuery: ignore,
    handleCopyInResponse: (connection) => connection.sendCopyFail('nothing to send'),
    handleCopyData: ignore,
    handleCommandComplete: ignore,
    handleReadyForQuery: () => finish(),
    handleError: (error) => finish(error),
    ...handlers,
  };
}

/** Resolves when the socket takes more, or when it is closed: then the driver reports why. */
async function drained(stream: Writable): Promise<void> {
  const given = new AbortController();
  const either = [once(stream, 'drain', given), once(stream, 'close', given)].map((event) =>
    event.catch(() => undefined),
  );
  await Promise.race(either);
  given.abort();
}
