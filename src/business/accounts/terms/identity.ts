import { z } from 'zod';
import { isPhone } from '../rules/phone.ts';

/** Sign-up, sign-in, sessions, second factor, one's own facts. */

export const buyerRole = z.enum(['buyer', 'approver', 'account_admin', 'partner_seller', 'partner_admin']);
export const staffRole = z.enum([
  'inside_sales',
  'field_seller',
  'account_manager',
  'sales_manager',
  'major_account_manager',
  'channel_manager',
  'revenue_operations',
  'finance',
  'analyst',
  'catalogue',
  'executive',
  'administrator',
]);

export const language = z.enum(['en', 'de']);
export const email = z.email().max(254);
export const personName = z.string().trim().min(1).max(120);
/** Empty is none. Judged by rules/phone.ts, wherever somebody gives a phone. */
export const phone = z
  .string()
  .trim()
  .max(40)
  .refine((text) => text === '' || isPhone(text), { params: { expected: 'phone' } });
/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/);
/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** An instant, ISO 8601 in UTC. */
export const instant = z.string();
export const empty = z.object({});

/** Length and guessability are judged by rules/password.ts, so that the refusal can say what would be right. */
export const password = z.string().max(1024);
/** 43 characters of base64url: 32 random bytes. */
export const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Six digits of an authenticator, or a recovery code. */
export const secondFactor = z.string().trim().min(6).max(20);

export const signUp = z.object({
  name: personName,
  email,
  password,
  company: z.string().trim().min(1).max(200),
  country,
  phone: phone.optional(),
  vatId: z.string().trim().max(20).optional(),
});
/** Says the same whether the address is known or not. */
export const mailSent = z.object({ sentTo: z.string() });

export const verify = z.object({ token });
export const signIn = z.object({ email, password, code: secondFactor.optional() });
export const passwordReset = z.object({ email });
export const passwordResetConfirm = z.object({ token, password });
/** Another address of one's own; `code` where a second factor is set up. */
export const emailChange = z.object({ email, password, code: secondFactor.optional() });
export const passwordChange = z.object({ current: password, password });

export const door = z.enum(['store', 'portal', 'partner', 'desk']);

export const membershipSummary = z.object({
  accountId: z.string(),
  number: z.string(),
  company: z.string(),
  roles: z.array(buyerRole),
});

export const me = z.object({
  signedIn: z.boolean(),
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      title: z.string().nullable(),
      rowVersion: z.number().int(),
    })
    .nullable(),
  doors: z.array(door),
  memberships: z.array(membershipSummary),
  activeAccountId: z.string().nullable(),
  /** Companies made at a guest's checkout with this person's address, which he may take over. */
  claimable: z.array(z.object({ accountId: z.string(), number: z.string(), company: z.string() })),
  /** What he may do at the vendor's desk; none while he acts for a company. */
  staffRoles: z.array(staffRole),
  /** He has a place at the vendor's desk, whatever he acts as now. */
  worksForVendor: z.boolean(),
  actions: z.array(z.string()),
  language,
  currency,
  /** Goes back in the header x-csrf-token of every change; null while there is no session. */
  csrfToken: z.string().nullable(),
  hasTotp: z.boolean(),
  /** The seller asks for a second factor: until it is set up only one's own settings can be reached. */
  mustSetUpTotp: z.boolean(),
});

export const meChange = z.object({
  name: personName,
  phone: phone.nullable(),
  title: z.string().trim().max(120).nullable(),
  language,
});
/** Null: the vendor's desk, for who works there. */
export const activeAccountChange = z.object({ accountId: z.uuid().nullable() });
export const claim = z.object({ accountId: z.uuid() });

export const sessionSummary = z.object({
  id: z.string(),
  current: z.boolean(),
  startedAt: instant,
  seenAt: instant,
  endsAt: instant,
  device: z.string().nullable(),
  address: z.string().nullable(),
});
export const sessionList = z.object({ items: z.array(sessionSummary) });
export const sessionParams = z.object({ id: z.uuid() });
export const sessionsEnded = z.object({ ended: z.number().int() });

export const totpSetUp = z.object({
  /** otpauth:// for the authenticator. */
  uri: z.string(),
  /** Base32 in groups of four, to be typed where no camera is at hand. */
  secret: z.string(),
});
export const totpConfirm = z.object({ code: secondFactor });
/** Shown once. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const totpRemove = z.object({ password });

export type BuyerRole = z.infer<typeof buyerRole>;
export type StaffRole = z.infer<typeof staffRole>;
export type Door = z.infer<typeof door>;
export type Language = z.infer<typeof language>;
export type SignUp = z.infer<typeof signUp>;
export type SignIn = z.infer<typeof signIn>;
export type MailSent = z.infer<typeof mailSent>;
export type PasswordReset = z.infer<typeof passwordReset>;
export type PasswordResetConfirm = z.infer<typeof passwordResetConfirm>;
export type EmailChange = z.infer<typeof emailChange>;
export type PasswordChange = z.infer<typeof passwordChange>;
export type Me = z.infer<typeof me>;
export type MeChange = z.infer<typeof meChange>;
export type MembershipSummary = z.infer<typeof membershipSummary>;
export type SessionSummary = z.infer<typeof sessionSummary>;
export type TotpSetUp = z.infer<typeof totpSetUp>;
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
