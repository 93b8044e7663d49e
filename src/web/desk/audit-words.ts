import { web } from '../paths.ts';
import type { Catalogues } from '../texts.ts';
import { catalogueWeb, settingsWeb } from './desk-paths.ts';

type Text = keyof Catalogues['desk-operations'];
type After<P extends string> = Extract<Text, `${P}${string}`> extends `${P}${infer Rest}` ? Rest : never;

export type KnownSubject = After<'subject_'>;
export type KnownAction = After<'act_'>;

/** What entries of the trail are about. */
export const subjects: readonly KnownSubject[] = [
  'account',
  'person',
  'team',
  'seller',
  'store',
  'family',
  'product',
  'edition',
  'offer',
  'support-level',
  'licence-metric',
  'price-list',
  'limit',
  'catalogue',
  'lead',
  'order',
  'import',
  'invitation',
  'mail',
  'job',
];

/** What the rooms note, by their codes; an action of a later room is shown as its code. */
export const actions: readonly KnownAction[] = [
  'person.signed_in',
  'person.signed_up',
  'person.joined',
  'person.invited',
  'person.invitation_withdrawn',
  'person.roles_changed',
  'person.membership_ended',
  'person.password_changed',
  'person.password_reset',
  'person.email_change_asked',
  'person.email_changed',
  'person.second_factor_set',
  'person.second_factor_removed',
  'staff.invited',
  'staff.joined',
  'staff.changed',
  'staff.first_administrator',
  'team.created',
  'team.changed',
  'team.deleted',
  'absence.add',
  'absence.remove',
  'seller.founded',
  'seller.changed',
  'store.changed',
  'account.opened',
  'account.changed',
  'account.assigned',
  'account.claimed',
  'account.parent_changed',
  'import.check',
  'import.merge',
  'import.undo',
  'import.merged',
  'import.undone',
  'catalog.create',
  'catalog.change',
  'catalog.delete',
  'catalog.import',
  'prices.create',
  'prices.change',
  'prices.rows',
  'prices.import',
  'prices.publish',
  'prices.delete',
  'limits.create',
  'limits.change',
  'limits.delete',
  'lead.open',
  'lead.claimed',
  'lead.passed',
  'lead.replied',
  'lead.called',
  'lead.closed',
  'lead.reopened',
  'lead.converted',
  'order.cancel',
  'payment.record',
  'mail.retry',
  'job.retry',
];

export function isKnown<K extends string>(known: readonly K[], code: string): code is K {
  return known.some((one) => one === code);
}

/** What the trail names and the desk has a screen for. */
const noted: Readonly<Record<string, (id: string) => string>> = {
  account: web.desk.account,
  lead: web.desk.lead,
  order: web.desk.order,
  product: web.desk.product,
  person: web.desk.person,
  'price-list': web.desk.priceList,
  limit: catalogueWeb.limit,
  team: settingsWeb.team,
  mail: settingsWeb.mail,
};

/** The desk's screen of what an entry of the audit trail is about; null where it has none. */
export function subjectPath(kind: string, id: string): string | null {
  return noted[kind]?.(id) ?? null;
}
