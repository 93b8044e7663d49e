import { z } from 'zod';
import { accept } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { sameText } from '../../../platform/session/tokens.ts';
import { receiveMail } from '../actions/inbound-mail.ts';
import { mostMessageBytes } from '../rules/mail-words.ts';

const taken = z.object({ state: z.enum(['threaded', 'unassigned', 'set_aside', 'known']) });

/** What a mail server does: hands mail in, as it came. */
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
];
