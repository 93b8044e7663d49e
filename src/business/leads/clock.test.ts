import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { watchClocks } from './actions/reminders.ts';
import { reply } from './actions/work.ts';
import { ask, buildHouse, type House } from './test/house.ts';

const database = testDatabase();
let house: House;
/** Friday, 27 March 2026, 16:00 in Berlin; on Sunday the clocks there go forward. */
const friday = Date.UTC(2026, 2, 27, 15, 0, 0);
beforeAll(async () => {
  house = await buildHouse(database, { zone: 'Europe/Berlin', now: friday, answerMinutes: 240 });
});

const subjects = async (email: string) => (await house.mails(email)).map((mail) => mail.subject);

describe('the answer clock', () => {
  it('counts office hours over the weekend and the change to summer time', async () => {
    const said = await ask(house);
    // One hour on Friday until 17:00, three on Monday from 09:00: 12:00 in Berlin, by then two hours before UTC.
    expect(said.answerBy).toBe('2026-03-30T10:00:00.000Z');
    expect(said.timeZone).toBe('Europe/Berlin');
    const [mail] = await house.mails('ines@brightwater.example');
    expect(mail?.body_text).toContain('30 Mar 2026, 12:00 (Europe/Berlin)');
  });

  it('reminds the owner once towards its end, then tells the sales manager once', async () => {
    const said = await ask(house, { need: 'Watched' });
    const { email } = house.inside.find((person) => person.id === said.contact.personId)!;
    const watch = () => watchClocks(house.world.system());
    // 80 % of four hours: 12 minutes past 11 in Berlin.
    house.world.clock.set(Date.UTC(2026, 2, 30, 9, 11, 0));
    expect(await watch()).toBe(0);
    house.world.clock.set(Date.UTC(2026, 2, 30, 9, 12, 0));
    expect(await watch()).toBe(2);
    expect(await watch()).toBe(0);
    expect(await subjects(email)).toContain(`${said.reference}: 48\u00a0min left to answer Brightwater Logistics`);
    expect(await subjects(house.manager.email)).toEqual([]);
    house.world.clock.set(Date.UTC(2026, 2, 30, 10, 1, 0));
    await Promise.all([watch(), watch(), watch()]);
    const told = (await subjects(house.manager.email)).filter((subject) => subject.startsWith(said.reference));
    expect(told).toEqual([
      `${said.reference}: Brightwater Logistics has had no answer since 30 Mar 2026, 12:00 (Europe/Berlin)`,
    ]);
  });

  it('says nothing about a lead that was answered', async () => {
    const said = await ask(house, { need: 'Answered' });
    const lead = await house.lead(said.reference);
    const owner = house.inside.find((person) => person.id === lead.owner_person_id)!;
    acceptedValue(await reply(house.rep(owner), { id: lead.id, ifMatch: '1' }, 'Here you are'));
    house.world.clock.advance(7 * 86_400_000);
    await watchClocks(house.world.system());
    expect((await subjects(house.manager.email)).filter((subject) => subject.startsWith(said.reference))).toEqual([]);
  });
});
