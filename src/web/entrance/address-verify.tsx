import { send } from '../api.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { EntrancePanel } from './entrance-panel.tsx';
import { entranceApi } from './entrance-paths.ts';
import { goOn } from './next-address.ts';

/** The link of a sign-up. A click uses it up, not the opening: programs that look into mails open links too. */
export default function AddressVerify() {
  const t = useTexts('entrance');
  const { search } = useSearch();
  const token = search.get('token');
  const form = useForm({
    draft: 'verify',
    initial: {},
    send: () => send('POST', entranceApi.verify(), { token }),
    done: () => void goOn(null),
  });
  if (!token) return <LinkMissing />;
  return (
    <EntrancePanel title={t('verifyTitle')} lede={t('verifyBody')}>
      <Form
        form={form}
        action={t('verifyAction')}
        label={t('verifyTitle')}
        beside={form.problem && <LinkButton href={web.signUp()}>{t('verifyAgain')}</LinkButton>}
      >
        {null}
      </Form>
    </EntrancePanel>
  );
}

/** A link that lost its end on the way. */
export function LinkMissing() {
  const t = useTexts('entrance');
  return (
    <EntrancePanel title={t('linkMissingTitle')} lede={t('linkMissingBody')}>
      <div className="form-acts">
        <LinkButton kind="primary" href={web.signIn()}>
          {t('signInAction')}
        </LinkButton>
      </div>
    </EntrancePanel>
  );
}
