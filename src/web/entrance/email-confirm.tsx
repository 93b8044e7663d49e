import { send } from '../api.ts';
import { web } from '../paths.ts';
import { usePlace, useSearch } from '../place.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { LinkMissing } from './address-verify.tsx';
import { EntrancePanel } from './entrance-panel.tsx';
import { entranceApi } from './entrance-paths.ts';
import { goOn } from './next-address.ts';

/** The link to a new address of one's own. It is followed signed in: a mail that went astray opens nothing. */
export default function EmailConfirm() {
  const t = useTexts('entrance');
  const { me } = useReader();
  const { url } = usePlace();
  const { search } = useSearch();
  const token = search.get('token');
  const form = useForm({
    draft: 'email-confirm',
    initial: {},
    send: () => send('POST', entranceApi.emailConfirm(), { token }),
    done: () => void goOn(null),
  });
  if (!token) return <LinkMissing />;
  if (!me) {
    return (
      <EntrancePanel title={t('emailConfirmTitle')} lede={t('emailConfirmSignIn')}>
        <div className="form-acts">
          <LinkButton kind="primary" href={web.signIn(url.pathname + url.search)}>
            {t('signInAction')}
          </LinkButton>
        </div>
      </EntrancePanel>
    );
  }
  return (
    <EntrancePanel title={t('emailConfirmTitle')} lede={t('emailConfirmBody', { email: me.person.email })}>
      <Form form={form} action={t('emailConfirmAction')} label={t('emailConfirmTitle')}>
        {null}
      </Form>
    </EntrancePanel>
  );
}
