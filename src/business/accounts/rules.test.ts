import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, wallTime } from '../../kernel/zone.ts';
import { accountImportFields, readAccountRow } from './rules/account-rows.ts';
import { answerBy, isWorking, stablePick } from './rules/contact.ts';
import { doorsOf } from './rules/doors.ts';
import { mayHaveParent, type ParentEdge } from './rules/parentage.ts';
import { passwordProblem } from './rules/password.ts';
import { isPhone } from './rules/phone.ts';
import type { WorkCalendar } from './terms/people.ts';

const berlin: WorkCalendar = {
  zone: 'Europe/Berlin',
  opensMinute: 9 * 60,
  closesMinute: 17 * 60,
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-04-03', '2026-04-06'],
};
const at = (day: string, time: string) =>
  instantOf({ day, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) }, 'Europe/Berlin');
const shown = (instant: number) => {
  const { day, minute } = wallTime(instant, 'Europe/Berlin');
  return `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};

describe('the promised answer', () => {
  it('comes within the working day where there is time left', () => {
    expect(shown(answerBy(at('2026-03-16', '10:34'), 158, berlin))).toBe('2026-03-16 13:12');
  });
  it('carries the rest over night, over the weekend and over holidays', () => {
    expect(shown(answerBy(at('2026-03-16', '16:00'), 240, berlin))).toBe('2026-03-17 12:00');
    expect(shown(answerBy(at('2026-03-20', '16:30'), 60, berlin))).toBe('2026-03-23 09:30');
    expect(shown(answerBy(at('2026-04-02', '16:30'), 60, berlin))).toBe('2026-04-07 09:30');
  });
  it('begins with the next opening when asked at night', () => {
    expect(shown(answerBy(at('2026-03-14', '23:00'), 60, berlin))).toBe('2026-03-16 10:00');
    expect(shown(answerBy(at('2026-03-16', '05:00'), 60, berlin))).toBe('2026-03-16 10:00');
  });
  it('is at closing time where it ends exactly there', () => {
    expect(shown(answerBy(at('2026-03-16', '16:00'), 60, berlin))).toBe('2026-03-16 17:00');
  });
  it('counts the clock on the wall when summer time begins', () => {
    expect(shown(answerBy(at('2026-03-27', '16:30'), 60, berlin))).toBe('2026-03-30 09:30');
  });
  it('always falls into working time or on closing, and never before it was asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), fc.integer({ min: 1, max: 5_000 }), (offset, minutes) => {
        const start = at('2026-01-01', '00:00') + offset * 60_000;
        const end = answerBy(start, minutes, berlin);
        expect(end).toBeGreaterThan(start);
        expect(isWorking(end - 1, berlin)).toBe(true);
      }),
    );
  });
});

describe('the person to call', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  const pick = (among: readonly string[], key: string) => stablePick(among, (id) => id, key);
  it('is the same for the same key, in whatever order the team is read', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(people, { minLength: 5 }), (key, order) => {
        expect(pick(order, key)).toBe(pick(people, key));
      }),
    );
  });
  it('changes only for those whose person has left', () => {
    for (let key = 0; key < 200; key++) {
      const before = pick(people, String(key));
      if (before !== 'c')
        expect(
          pick(
            people.filter((id) => id !== 'c'),
            String(key),
          ),
        ).toBe(before);
    }
  });
  it('is spread over the team', () => {
    const counts = new Map<string, number>();
    for (let key = 0; key < 1000; key++) {
      const picked = pick(people, `account-${key}`)!;
      counts.set(picked, (counts.get(picked) ?? 0) + 1);
    }
    for (const id of people) expect(counts.get(id)).toBeGreaterThan(120);
  });
  it('is nobody where there is nobody', () => {
    expect(pick([], 'x')).toBeUndefined();
  });
});

describe('a password', () => {
  const own = { email: 'maren.vogt@halden.example', name: 'Maren Vogt', company: 'Halden' };
  it.each([
    ['elevenchars', 'at_least_characters'],
    ['x'.repeat(129), 'at_most_characters'],
    ['password123456', 'password_not_guessable'],
    ['P@ssw0rd2026!!', 'password_not_guessable'],
    ['123456789012', 'password_not_guessable'],
    ['qwertzuiop123', 'password_not_guessable'],
    ['aaaaaaaaaaaaaa', 'password_not_guessable'],
    ['abcabcabcabc', 'password_not_guessable'],
    ['Halden-2026-Maren', 'password_not_guessable'],
    ['marenvogt1985!', 'password_not_guessable'],
    ['iloveyou iloveyou', 'password_not_guessable'],
  ])('refuses %s', (password, expected) => {
    expect(passwordProblem(password, own)?.expected).toBe(expected);
  });
  it.each(['seven lanterns over Bergen', 'kT9#vu2Lq!xw', 'größere Wolken ziehen', '密码学并不总是很难理解的呢'])(
    'takes %s, with no rule of what it is made of',
    (password) => {
      expect(passwordProblem(password, own)).toBeNull();
    },
  );
});

describe('the tree', () => {
  const edge = (accountId: string, parentId: string, fromDay: string, toDay: string | null = null): ParentEdge => ({
    accountId,
    parentId,
    fromDay,
    toDay,
  });
  const may = (edges: ParentEdge[], from = '2026-03-01') => mayHaveParent('a', 'b', from, edges, (id) => id);
  it('takes a parent above which nobody knows the company', () => {
    expect(may([edge('b', 'c', '2025-01-01')]).ok).toBe(true);
  });
  it('names the chain of a loop', () => {
    const refused = may([edge('b', 'c', '2025-01-01'), edge('c', 'a', '2025-01-01')]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'parent_loop', facts: { chain: 'a → b → c → a' } } });
  });
  it('lets what ended before the day be, and finds a loop that only begins later', () => {
    expect(may([edge('b', 'a', '2025-01-01', '2026-03-01')]).ok).toBe(true);
    expect(may([edge('b', 'a', '2027-01-01')]).ok).toBe(false);
  });
  it('sees no loop where the parts never hold on the same day', () => {
    expect(may([edge('b', 'c', '2025-01-01', '2026-06-01'), edge('c', 'a', '2026-06-01')]).ok).toBe(true);
  });
});

describe('a file’s rows', () => {
  it('leaves out what the file has no column for, and clears what an empty cell names', () => {
    const values = accountImportFields.map(
      (field) => ({ name: 'Fjord', country: 'Norwegen', phone: '' })[field as string],
    );
    const read = readAccountRow(values);
    const cells = 'cells' in read ? read.cells : [];
    const cell = (field: (typeof accountImportFields)[number]) => cells[accountImportFields.indexOf(field)];
    expect([cell('name'), cell('country'), cell('phone'), cell('number')]).toEqual(['Fjord', 'NO', null, null]);
    expect([cell('key'), cells.at(-1)]).toEqual(['fjord / NO', 'fjord / NO']);
  });
});

it('opens the doors that the roles open', () => {
  expect(doorsOf({ buyerRoles: [], staffRoles: [] })).toEqual(['store']);
  expect(doorsOf({ buyerRoles: ['partner_seller'], staffRoles: [] })).toEqual(['store', 'portal', 'partner']);
  expect(doorsOf({ buyerRoles: [], staffRoles: ['finance'] })).toEqual(['store', 'desk']);
});

describe('a phone number', () => {
  it.each(['+47 22 10 20 30', '(0)89/123 456-0', '112 233', '+1 503.555.0142 ext. 12', '040 5550143 Durchwahl 4'])(
    'is %s',
    (text) => expect(isPhone(text)).toBe(true),
  );
  it.each(['call me', '+', '12', '+49 40 abc', '555-0142 or 555-0143', 'x 12', '1234567890123456789012'])(
    'is not %s',
    (text) => expect(isPhone(text)).toBe(false),
  );
});
