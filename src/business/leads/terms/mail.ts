import { z } from 'zod';
import { listReply } from '../../../platform/http/list.ts';

const attachment = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  refused: z.enum(['too_large', 'type']).nullable(),
});

/** A mail that no lead could take: a person decides. */
export const unassignedMail = z.object({
  id: z.uuid(),
  receivedAt: z.string(),
  sender: z.object({ email: z.string(), name: z.string() }),
  subject: z.string(),
  body: z.string(),
  attachments: z.array(attachment),
  /** The lead it answers although it is over, else the sender's newest lead. */
  lead: z.object({ id: z.uuid(), number: z.string(), company: z.string() }).nullable(),
});
export type UnassignedMail = z.infer<typeof unassignedMail>;
export const unassignedMails = listReply(unassignedMail);

export const mailToLead = z.object({ number: z.string().trim().min(1).max(30) });
export const mailAsLead = z.object({
  company: z.string().trim().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/),
  name: z.string().trim().min(1).max(120),
});
export type MailAsLead = z.infer<typeof mailAsLead>;
export const leadOfMail = z.object({ leadId: z.uuid(), number: z.string() });

// Templates ---------------------------------------------------------------------------------------------------------

/** What a template may name in braces; each stands for a fact of the lead or of the person who answers. */
export const placeholders = ['name', 'company', 'reference', 'basket', 'me', 'phone', 'team'] as const;
export type Placeholder = (typeof placeholders)[number];

export const templateChange = z.object({
  teamId: z.uuid().nullable().default(null),
  language: z.enum(['en', 'de']),
  name: z.string().trim().min(1).max(80),
  body: z.string().trim().min(1).max(5_000),
});
export type TemplateChange = z.infer<typeof templateChange>;
export const template = templateChange.extend({ id: z.uuid(), rowVersion: z.int() });
export type Template = z.infer<typeof template>;
export const templateList = z.object({ items: z.array(template) });

/** Templates for one lead, filled in with what is known of it. */
export const filledTemplates = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), language: z.string(), body: z.string() })),
});
export type FilledTemplates = z.infer<typeof filledTemplates>;
