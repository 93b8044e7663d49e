import { z } from 'zod';
import { accept } from '../../../kernel/outcome.ts';
import { listQuery } from '../../../platform/http/list.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { sameText } from '../../../platform/session/tokens.ts';
import { receiveMail } from '../actions/inbound-mail.ts';
import {
  acceptMail,
  assignMail,
  mailAsLead,
  readAttachment,
  setMailAside,
  unassignedMails,
} from '../actions/unassigned-mail.ts';
import { mostMessageBytes } from '../rules/mail-words.ts';
import {
  leadOfMail,
  mailAsLead as mailAsLeadTerms,
  mailToLead,
  unassignedMails as unassignedTerms,
} from '../terms/mail.ts';
import { leadChanged } from '../terms.ts';

const taken = z.object({ state: z.enum(['threaded', 'unassigned', 'set_aside', 'known']) });
const params = z.object({ id: z.uuid() });
const decision = { action: 'leads.work', params, idempotency: 'accepted' } as const;

/** What a mail server does: hands mail in, as it came. What people do with mail that found no lead. */
export const mailRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/inbound-mail',
    action: 'mail.deliver',
    summary:
      'Hands in one raw mail (RFC 5322), with the token as "Authorization: Bearer"; delivering twice does nothing',
    raw: {
      admits: ({ authorization }, { mailIn }) =>
        mailIn !== undefined &&
        typeof authorization === 'string' &&
        sameText(authorization.replace(/^Bearer /, ''), mailIn.token.reveal()),
    },
    maxBodyBytes: mostMessageBytes,
    reply: taken,
    handle: async (call) => {
      const state = await receiveMail(call, call.raw!.bytes);
      return accept(replyWith({ state }, { status: 202 }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/unassigned-mails',
    action: 'leads.work',
    summary: 'Mail that found no lead, newest first',
    query: listQuery(['-receivedAt'], {}),
    reply: unassignedTerms,
    handle: (call) => unassignedMails(call, call.query),
  }),
  route({
    ...decision,
    method: 'POST',
    path: '/api/v1/unassigned-mails/{id}/assign',
    summary: 'Puts a mail on a lead as the buyer’s words',
    body: mailToLead,
    reply: leadOfMail,
    handle: (call) => assignMail(call, call.params.id, call.body.number),
  }),
  route({
    ...decision,
    method: 'POST',
    path: '/api/v1/unassigned-mails/{id}/open-lead',
    summary: 'Opens a lead for a mail',
    body: mailAsLeadTerms,
    reply: leadOfMail,
    handle: (call) => mailAsLead(call, call.params.id, call.body),
  }),
  route({
    ...decision,
    method: 'POST',
    path: '/api/v1/unassigned-mails/{id}/set-aside',
    summary: 'Puts a mail aside that asks for nothing',
    handle: (call) => setMailAside(call, call.params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/leads/{id}/mails/{mail}/accept',
    action: 'leads.work',
    summary: 'Takes an unverified mail over as the buyer’s words',
    params: z.object({ id: z.uuid(), mail: z.uuid() }),
    reply: leadChanged,
    idempotency: 'accepted',
    handle: async ({ params: { id, mail }, ifMatch, ...call }) => {
      const done = await acceptMail(call, { id, ifMatch }, mail);
      return done.ok ? accept(replyWith(done.value, { etag: String(done.value.rowVersion) })) : done;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/leads/{id}/attachments/{attachment}',
    action: 'leads.read',
    summary: 'What hung on a mail, as a download',
    params: z.object({ id: z.uuid(), attachment: z.uuid() }),
    produces: 'application/octet-stream',
    handle: async (call) => {
      const file = await readAttachment(call, call.params.id, call.params.attachment);
      if (!file.ok) return file;
      const name = encodeURIComponent(file.value.name);
      const headers = {
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
        'cache-control': 'private, no-store',
      };
      return accept(replyWith(undefined, { bytes: file.value.bytes, headers }));
    },
  }),
];
