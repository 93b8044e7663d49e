import { describe, expect, it } from 'vitest';
import { testWorld } from '../../test/context.ts';
import { testDatabase } from '../../test/database.ts';
import { audit, listAudit, sealAudit, verifyAudit } from './audit.ts';

const databases = testDatabase();

async function note(world: ReturnType<typeof testWorld>, subjectId: string) {
  const context = world.system();
  await context.transaction((tx) =>
    audit(tx, context, {
      action: 'price_list.publish',
      subjectKind: 'price_list',
      subjectId,
      after: { status: 'published' },
    }),
  );
}

describe('the audit trail', () => {
  it('seals committed entries into segments, each over the one before, and proves them whole', async () => {
    const world = testWorld(databases.app);
    await note(world, 'a');
    world.clock.advance(1_000);
    await note(world, 'b');
    const context = world.system();
    expect(await context.transaction((tx) => sealAudit(tx, world.clock.now()))).toBe(0); // both still settle
    world.clock.advance(11_000);
    expect(await context.transaction((tx) => sealAudit(tx, world.clock.now()))).toBe(2);
    await note(world, 'c');
    world.clock.advance(11_000);
    expect(await context.transaction((tx) => sealAudit(tx, world.clock.now()))).toBe(1);
    expect(await context.transaction(verifyAudit)).toEqual({ segments: 2, entries: 3, brokenSegment: null });
    const rows = await context.transaction((tx) => listAudit(tx, { limit: 10 }));
    expect(rows.map((row) => [row.subject_id, row.sealed])).toEqual([
      ['c', true],
      ['b', true],
      ['a', true],
    ]);
  });

  it('cannot be changed or thinned out by the serving role', async () => {
    await expect(databases.app.query("UPDATE platform.audit_entry SET reason = 'x'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(databases.app.query('DELETE FROM platform.audit_entry')).rejects.toThrow(/permission denied/);
  });

  it('shows which segment no longer fits when somebody with the owner’s rights changed an entry', async () => {
    const world = testWorld(databases.app);
    await databases.owner.query(
      'UPDATE platform.audit_entry SET after = \'{"status": "draft"}\' WHERE subject_id = \'b\'',
    );
    expect((await world.system().transaction(verifyAudit)).brokenSegment).toBe(1);
  });
});
