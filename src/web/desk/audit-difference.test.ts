import { describe, expect, it } from 'vitest';
import { auditDifference } from './audit-difference.ts';

describe('auditDifference', () => {
  it('names only what changed, by its path', () => {
    const before = { name: 'Desk', hours: { opens: '08:00', closes: '17:00' } };
    const after = { name: 'Desk', hours: { opens: '09:00', closes: '17:00' } };
    expect(auditDifference(before, after)).toEqual([{ field: 'hours.opens', before: '08:00', after: '09:00' }]);
  });

  it('says what is new and what went', () => {
    expect(auditDifference(null, { active: true })).toEqual([{ field: 'active', before: null, after: 'true' }]);
    expect(auditDifference({ phone: '1' }, { phone: null })).toEqual([{ field: 'phone', before: '1', after: null }]);
  });

  it('writes a list of plain values as one part and takes others apart', () => {
    expect(auditDifference({ roles: ['a'] }, { roles: ['a', 'b'] })).toEqual([
      { field: 'roles', before: 'a', after: 'a, b' },
    ]);
    expect(auditDifference(undefined, { tiers: [{ from: 1 }] })).toEqual([
      { field: 'tiers.0.from', before: null, after: '1' },
    ]);
  });
});
