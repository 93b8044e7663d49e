import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { addRoutingRule } from '../territories/actions.ts';
import { ruleFor } from '../territories/rules.ts';
import { addAbsence } from './actions/absences.ts';
import { receiveMail } from './actions/inbound-mail.ts';
import { leadDetail } from './actions/lead-detail.ts';
import { handEverythingOver, handOverList, standIn } from './actions/stand-in.ts';
import { addTemplate, templatesForLead } from './actions/templates.ts';
import { assignMail, unassignedMails } from './actions/unassigned-mail.ts';
import { ask, buildHouse, type House } from './test/house.ts';
import { letter } from './test/letters.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database);
});

it('a region is the longest beginning of the postal code, and a country where none begins so', () => {
  const rules = [
    { country: 'DE', postalPrefix: '' },
    { country: 'DE', postalPrefix: '1' },
    { country: 'DE', postalPrefix: '10' },
    { country: 'GB', postalPrefix: 'SW1' },
  ];
  expect(ruleFor(rules, { country: 'DE', postalCode: '10 115' })?.postalPrefix).toBe('10');
  expect(ruleFor(rules, { country: 'DE', postalCode: null })?.postalPrefix).toBe('');
  expect(ruleFor(rules, { country: 'GB', postalCode: 'sw1a 2aa' })?.postalPrefix).toBe('SW1');
  expect(ruleFor(rules, { country: 'GB', postalCode: 'E1' })).toBeUndefined();
});

describe('a lead', () => {
  it('goes to its region’s person, and says so', async () => {
    const person = house.inside[2]!;
    const rule = { country: 'JP', postalPrefix: '', teamId: null, personId: person.id };
    acceptedValue(await addRoutingRule(house.chief(), rule));
    expect(await addRoutingRule(house.chief(), rule)).toMatchObject({ refusal: { code: 'routing_rule_twice' } });
    const said = await ask(house, { country: 'JP', email: 'a@kaito.example', company: 'Kaito' });
    expect(said.contact.personId).toBe(person.id);
    const detail = acceptedValue(await leadDetail(house.chief(), (await house.lead(said.reference)).id));
    expect(detail.why).toMatchObject({ rule: 'territory', facts: { country: 'JP', team: person.name } });
  });

  it('goes to the deputy while its owner is away, stays with its promise, and comes back', async () => {
    const [away, deputy] = [house.inside[2]!, house.inside[0]!];
    const said = await ask(house, { country: 'JP', email: 'b@kaito.example', company: 'Kaito B' });
    const before = await house.lead(said.reference);
    const absence = { firstDay: '2026-03-16', lastDay: '2026-03-17', deputyPersonId: deputy.id };
    expect(await addAbsence(house.rep(away), 'team', { ...absence, deputyPersonId: away.id })).toMatchObject({
      refusal: { code: 'deputy_is_absent' },
    });
    acceptedValue(await addAbsence(house.rep(away), 'team', absence));
    await Promise.all([standIn(house.world.system()), standIn(house.world.system())]);
    const during = await house.lead(said.reference);
    expect([during.owner_person_id, during.owner_reason]).toEqual([deputy.id, 'deputy']);
    expect(during.answer_by).toEqual(before.answer_by);
    const fresh = await ask(house, { country: 'JP', email: 'c@kaito.example', company: 'Kaito C' });
    expect(fresh.contact.personId).toBe(deputy.id);
    house.world.clock.advance(2 * 86_400_000);
    await standIn(house.world.system());
    const after = await house.lead(said.reference);
    expect([after.owner_person_id, after.owner_reason]).toEqual([away.id, 'returned']);
    expect((await house.lead(fresh.reference)).owner_person_id).toBe(deputy.id);
  });

  it('goes on with somebody else, like companies and opportunities, when its owner leaves', async () => {
    const [leaver, heir] = [house.inside[0]!, house.inside[1]!];
    const before = acceptedValue(await handOverList(house.chief(), leaver.id));
    expect(before.leads.length).toBeGreaterThan(0);
    const went = acceptedValue(await handEverythingOver(house.chief(), leaver.id, heir.id));
    expect(went).toEqual(before);
    const left = acceptedValue(await handOverList(house.chief(), leaver.id));
    expect(left).toEqual({ leads: [], opportunities: [], accounts: [] });
    const has = acceptedValue(await handOverList(house.chief(), heir.id));
    expect(has.accounts).toEqual(expect.arrayContaining([...went.accounts]));
  });
});

describe('a template', () => {
  it('is refused with a placeholder that nothing fills, and is filled for the lead', async () => {
    const words = { teamId: null, language: 'en' as const, name: 'Thanks' };
    expect(await addTemplate(house.chief(), { ...words, body: 'Dear {nmae}, {' })).toMatchObject({
      refusal: { errors: [{ value: '{nmae}', expected: 'placeholder' }, { value: '{' }] },
    });
    acceptedValue(await addTemplate(house.chief(), { ...words, body: 'Dear {name}, thank you for {reference}. {me}' }));
    const said = await ask(house, { name: 'Ines {company}', email: 'braces@brightwater.example', need: 'x' });
    const lead = await house.lead(said.reference);
    const person = house.inside.find(({ id }) => id === lead.owner_person_id)!;
    const { items } = acceptedValue(await templatesForLead(house.rep(person), lead.id));
    expect(items[0]?.body).toBe(`Dear Ines {company}, thank you for ${said.reference}. ${person.name}`);
  });
});

describe('mail that found no lead', () => {
  it('waits with a suggestion, and one of two who put it on a lead does', async () => {
    const said = await ask(house, { email: 'lost@brightwater.example', need: 'About nothing' });
    const pdf = { name: 'PO.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
    const raw = letter({ from: 'lost@brightwater.example', subject: 'New subject', text: 'Hello', attachments: [pdf] });
    expect(await receiveMail(house.world.system(), raw)).toBe('unassigned');
    const { items } = acceptedValue(await unassignedMails(house.chief(), { limit: 50 }));
    const mail = items.find(({ subject }) => subject === 'New subject')!;
    expect(mail.lead?.number).toBe(said.reference);
    const both = await Promise.all([1, 2].map(() => assignMail(house.chief(), mail.id, said.reference.toLowerCase())));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const detail = acceptedValue(await leadDetail(house.chief(), (await house.lead(said.reference)).id));
    const wrote = detail.history.find(({ kind }) => kind === 'buyer_wrote');
    expect(wrote).toMatchObject({ text: 'Hello', attachments: [{ name: 'PO.pdf', refused: null }] });
  });
});
