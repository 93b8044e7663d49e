import { describe, expect, it } from 'vitest';
import { testVersions, testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { withQueryCount } from '../database/query-count.ts';
import { keptSessions } from './kept-sessions.ts';
import { beginSession, endSession, rotateSession } from './session.ts';

const databases = testDatabase();
const request = { address: '203.0.113.7', userAgent: 'test' };

async function world(seed: string) {
  const { clock, system } = testWorld(databases.app, { seed });
  const context = system();
  const versions = testVersions(databases.app);
  await versions.refresh();
  const issued = await beginSession(databases.app, context, { kind: 'guest', personId: null, request });
  const sessionOf = keptSessions({ database: databases.app, clock }, versions);
  return { clock, context, versions, issued, sessionOf };
}

describe('a kept session', () => {
  it('is read once in three seconds, by however many at once', async () => {
    const { clock, issued, sessionOf } = await world('kept');
    const first = await withQueryCount(() => Promise.all(Array.from({ length: 8 }, () => sessionOf(issued.token))));
    expect(first.statements).toHaveLength(1);
    expect(first.result.every((session) => session?.id === issued.sessionId)).toBe(true);
    clock.advance(2_999);
    expect((await withQueryCount(() => sessionOf(issued.token))).statements).toHaveLength(0);
    clock.advance(1);
    expect((await withQueryCount(() => sessionOf(issued.token))).statements).toHaveLength(1);
  });

  it('is forgotten when any session ends, and its token opens nothing more', async () => {
    const { versions, issued, sessionOf } = await world('ended');
    expect(await sessionOf(issued.token)).not.toBeNull();
    await endSession(databases.app, issued.sessionId);
    await versions.refresh();
    expect(await sessionOf(issued.token)).toBeNull();
  });

  it('is forgotten when it gets a new token', async () => {
    const { context, versions, issued, sessionOf } = await world('rotated');
    await sessionOf(issued.token);
    const renewed = await rotateSession(databases.app, context, issued.sessionId);
    await versions.refresh();
    expect(await sessionOf(issued.token)).toBeNull();
    expect((await sessionOf(renewed!.token))?.id).toBe(issued.sessionId);
  });

  it('does not make guests wait for each other: a new session changes no version', async () => {
    const { context, versions } = await world('guests');
    const before = versions.current('sessions');
    await beginSession(databases.app, context, { kind: 'guest', personId: null, request });
    await versions.refresh();
    expect(versions.current('sessions')).toBe(before);
  });
});
