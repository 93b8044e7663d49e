import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { queueMail } from '../../../platform/mail.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/mail.ts';
import en from '../../../texts/en/mail.ts';
import type { Language } from '../../../texts/languages.ts';

const say = translators<Record<string, string>>({ en, de });

/** Where a mailed link leads: the page sends the token on, so that a scanner that opens links uses nothing up. */
const pages = { verify: '/verify', reset: '/reset', invitation: '/invitation', email: '/email' } as const;

export function linkTo(context: Pick<Context, 'publicUrl'>, page: keyof typeof pages, token: string): string {
  return `${context.publicUrl}${pages[page]}?token=${token}`;
}

export type IdentityMail = {
  /** `accounts.<key>.subject` and `.text` are its words. */
  readonly key:
    | 'signUp'
    | 'signUpKnown'
    | 'reset'
    | 'resetUnknown'
    | 'passwordChanged'
    | 'emailChange'
    | 'emailTaken'
    | 'emailChanged'
    | 'invitation'
    | 'staffInvitation'
    | 'staffAdded'
    | 'secondFactorRemoved';
  readonly dedupeKey: string;
  readonly to: { readonly email: string; readonly name?: string | null; readonly personId?: string };
  readonly language: Language;
  readonly link?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** A mail about signing in: a greeting, what it is about, the link alone on its line, what to do if it was not he. */
export async function mailAboutIdentity(tx: Tx, context: Context, mail: IdentityMail): Promise<void> {
  const words = say(mail.language);
  const facts = { ...mail.facts };
  const greeting = mail.to.name ? words('accounts.greetingName', { name: mail.to.name }) : words('accounts.greeting');
  const paragraphs = [
    greeting,
    words(`accounts.${mail.key}.text`, facts),
    ...(mail.link ? [mail.link] : []),
    words(`accounts.${mail.key}.after`, facts),
  ];
  await queueMail(tx, context, {
    dedupeKey: mail.dedupeKey,
    to: mail.to,
    subject: words(`accounts.${mail.key}.subject`, facts),
    text: paragraphs.join('\n\n'),
  });
}
