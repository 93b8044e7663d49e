import { z } from 'zod';
import { buyerRole, email, instant, language, password, personName, phone, staffRole, token } from './identity.ts';

/** People of a company, invitations, the vendor's people and teams. */

export const companyPerson = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  roles: z.array(buyerRole),
  since: instant,
  /** His address is proven: a guest of a checkout has not yet followed a link. */
  verified: z.boolean(),
});
export const invitationSummary = z.object({
  id: z.string(),
  email: z.string(),
  roles: z.array(buyerRole),
  invitedAt: instant,
  expiresAt: instant,
});
export const companyPeople = z.object({
  items: z.array(companyPerson),
  invitations: z.array(invitationSummary),
});
export const invite = z.object({
  email,
  name: personName.optional(),
  roles: z.array(buyerRole).min(1).max(5),
  language: language.optional(),
});
export const invited = z.object({ invitationId: z.string(), sentTo: z.string() });
export const roleChange = z.object({ roles: z.array(buyerRole).min(1).max(5) });
export const personParams = z.object({ personId: z.uuid() });
export const invitationParams = z.object({ id: z.uuid() });
export const accountPeopleParams = z.object({ id: z.uuid() });
export const accountPersonParams = z.object({ id: z.uuid(), personId: z.uuid() });
export const accountInvitationParams = z.object({ id: z.uuid(), invitationId: z.uuid() });

export const invitationToken = z.object({ token });
export const invitationView = z.object({
  kind: z.enum(['company', 'staff', 'administrator']),
  company: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  roles: z.array(z.string()),
  expiresAt: instant,
  /** The address is known: sign in to accept. Otherwise name and password are asked for. */
  signInNeeded: z.boolean(),
});
export const invitationAccept = z.object({
  name: personName.optional(),
  /** Only for the one-time administrator link, which is bound to no address. */
  email: email.optional(),
  password: password.optional(),
});

export const staffPerson = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  roles: z.array(staffRole),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  active: z.boolean(),
  hasTotp: z.boolean(),
  /** Invited, has not yet set a password. */
  pending: z.boolean(),
  rowVersion: z.number().int(),
});
export const staffList = z.object({ items: z.array(staffPerson) });
export const staffParams = z.object({ id: z.uuid() });
export const staffInvite = z.object({
  email,
  name: personName,
  phone: phone.optional(),
  title: z.string().trim().max(120).optional(),
  language: language.optional(),
  roles: z.array(staffRole).min(1),
  teamIds: z.array(z.uuid()).default([]),
});
export const staffChange = z.object({
  name: personName,
  phone: phone.nullable(),
  title: z.string().trim().max(120).nullable(),
  roles: z.array(staffRole),
  teamIds: z.array(z.uuid()),
  active: z.boolean(),
});

export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const workCalendarFields = {
  /** IANA zone in which opens, closes and workdays are meant. */
  timeZone: z.string().max(60),
  opens: clockTime,
  closes: clockTime,
  /** 1 is Monday, 7 is Sunday. */
  workdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  holidays: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)).max(200),
};
export const team = z.object({
  id: z.string(),
  name: z.string(),
  ...workCalendarFields,
  /** Minutes of working time within which the team answers. */
  answerMinutes: z.number().int(),
  members: z.array(z.object({ personId: z.string(), name: z.string() })),
  rowVersion: z.number().int(),
});
export const teamList = z.object({ items: z.array(team) });
export const teamParams = z.object({ id: z.uuid() });
export const teamChange = z.object({
  name: z.string().trim().min(1).max(80),
  ...workCalendarFields,
  answerMinutes: z.number().int().min(1).max(100_000),
  memberIds: z.array(z.uuid()).max(1000),
});

/** When a team works. Times are wall times of the zone, as minutes since midnight; closes is excluded. */
export type WorkCalendar = {
  readonly zone: string;
  readonly opensMinute: number;
  readonly closesMinute: number;
  /** 1 is Monday. */
  readonly workdays: readonly number[];
  readonly holidays: readonly string[];
};

/** The person a buyer can call, and how long the answer takes at most. */
export const namedContact = z.object({
  personId: z.string(),
  name: z.string(),
  /** What he is, in the words of his card: "Inside sales". */
  role: z.string(),
  phone: z.string().nullable(),
  email: z.string(),
  answerMinutes: z.number().int(),
  workingHours: z.object({ opens: clockTime, closes: clockTime, workdays: z.array(z.number().int()) }),
  zone: z.string(),
});

export type CompanyPerson = z.infer<typeof companyPerson>;
export type CompanyPeople = z.infer<typeof companyPeople>;
export type Invite = z.infer<typeof invite>;
export type Invited = z.infer<typeof invited>;
export type InvitationView = z.infer<typeof invitationView>;
export type InvitationAccept = z.infer<typeof invitationAccept>;
export type StaffPerson = z.infer<typeof staffPerson>;
export type StaffInvite = z.infer<typeof staffInvite>;
export type StaffChange = z.infer<typeof staffChange>;
export type Team = z.infer<typeof team>;
export type TeamChange = z.infer<typeof teamChange>;
export type NamedContact = z.infer<typeof namedContact>;
