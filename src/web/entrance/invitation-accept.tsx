import type { InvitationView } from '../../business/accounts/terms/people.ts';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { usePlace } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LinkMissing } from './address-verify.tsx';
import { EntrancePanel } from './entrance-panel.tsx';
import { entranceApi } from './entrance-paths.ts';
import { goOn } from './next-address.ts';
import { useRoleWords } from './role-words.ts';

/** An invitation into a company, to the vendor's people, or to be the first administrator. */
export default function InvitationAccept() {
  const t = useTexts('entrance');
  const { url } = usePlace();
  const token = url.searchParams.get('token');
  const { body, problem, again } = useReply<InvitationView>(token ? entranceApi.invitation(token) : null);
  if (!token) return <LinkMissing />;
  if (problem) {
    return (
      <EntrancePanel title={t('invitationName')}>
        <Refusal problem={problem} again={again}>
          <LinkButton compact href={web.signIn()}>
            {t('signInAction')}
          </LinkButton>
        </Refusal>
      </EntrancePanel>
    );
  }
  if (body) return <Invitation invitation={body} token={token} />;
  return (
    <EntrancePanel title={t('invitationName')}>
      <Skeleton height="16rem" />
    </EntrancePanel>
  );
}

function Invitation({ invitation, token }: { invitation: InvitationView; token: string }) {
  const t = useTexts('entrance');
  const format = useFormat();
  const { me, seller } = useReader();
  const { url } = usePlace();
  const roles = useRoleWords();
  const { company, email, signInNeeded } = invitation;
  const ready = email !== null && me?.person.email.toLowerCase() === email.toLowerCase();
  const title = t(invitation.kind === 'administrator' ? 'invitationAdministrator' : 'invitationTitle', { company });
  const until = t('invitationUntil', { time: format.instant(invitation.expiresAt, seller.timeZone) });
  const as = invitation.roles.length > 0 ? t('invitationAs', { roles: roles.list(invitation.roles) }) : '';
  return (
    <EntrancePanel title={title} lede={`${as} ${until}`.trim()}>
      {signInNeeded && !ready ? (
        <>
          <p>{t('invitationSignIn', { email: email ?? '' })}</p>
          <div className="form-acts">
            <LinkButton kind="primary" href={web.signIn(url.pathname + url.search)}>
              {t('invitationSignInAction', { email: email ?? '' })}
            </LinkButton>
          </div>
        </>
      ) : (
        <AcceptForm invitation={invitation} token={token} known={ready} />
      )}
    </EntrancePanel>
  );
}

type AcceptProps = { readonly invitation: InvitationView; readonly token: string; readonly known: boolean };

/** Somebody known only says yes; somebody new gives a name and a password, the first administrator an address too. */
function AcceptForm({ invitation, token, known }: AcceptProps) {
  const t = useTexts('entrance');
  const wanted = (value: string) => (value.trim() ? null : t('needed'));
  const asksAddress = invitation.email === null;
  const form = useForm({
    draft: 'invitation',
    initial: { name: invitation.name ?? '', email: '', password: '' },
    secret: ['password'],
    checks: known ? {} : { name: wanted, password: wanted, ...(asksAddress ? { email: wanted } : {}) },
    send: ({ name, email, password }) =>
      send(
        'POST',
        entranceApi.invitationAccept(token),
        known ? {} : { name, password, ...(asksAddress ? { email } : {}) },
      ),
    done: () => void goOn(null),
  });
  return (
    <Form form={form} action={known ? t('invitationAccept') : t('invitationForm')} label={t('invitationAccept')} wide>
      {!known && (
        <>
          <TextField {...form.field('name')} label={t('yourName')} autoComplete="name" />
          {asksAddress ? (
            <TextField {...form.field('email')} label={t('email')} type="email" autoComplete="username" />
          ) : (
            <input type="hidden" name="username" autoComplete="username" value={invitation.email ?? ''} readOnly />
          )}
          <TextField
            {...form.field('password')}
            label={t('password')}
            hint={t('passwordHint')}
            type="password"
            autoComplete="new-password"
          />
        </>
      )}
    </Form>
  );
}
