import { useState } from 'react';
import type { LinkReply, MailReply, SavedBasket } from '../../business/baskets/terms/carried.ts';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { storeApi, storeWeb } from '../paths.ts';
import { queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { CheckboxField } from '../ui/choice-fields.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** What can be done with a basket beside ordering it: a quote, a link, a mail to a colleague, a name to find it again. */
export function BasketCarry() {
  const t = useTexts('store', 'purchasing');
  const { me } = useReader();
  const saves = me?.actions.includes('baskets.saved') ?? false;
  return (
    <Panel title={t('carryTitle')}>
      <div className="stacked">
        <p className="small muted">{t('carryLede')}</p>
        <div className="form-acts carry">
          <LinkButton href={storeApi.basketQuote()} download>
            {t('quotePdf')}
          </LinkButton>
          <LinkMade />
        </div>
        <details>
          <summary>{t('sendTitle')}</summary>
          <div className="paste">
            <SendForm />
          </div>
        </details>
        {saves && (
          <details>
            <summary>{t('saveTitle')}</summary>
            <div className="paste">
              <SaveForm />
            </div>
          </details>
        )}
      </div>
    </Panel>
  );
}

function LinkMade() {
  const t = useTexts('store', 'purchasing');
  const format = useFormat();
  const [made, setMade] = useState<LinkReply | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setMade(await send<LinkReply>('POST', storeApi.basketLinks(), {}, { idempotencyKey: newIdempotencyKey() }));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button busy={busy} onClick={() => void make()}>
        {t('linkMake')}
      </Button>
      <div role="status" className={made || problem ? 'carry-link' : 'sr'}>
        {made && (
          <>
            <CopyText text={made.link} label={t('linkLabel')} />
            <p className="small muted">{t('linkEnds', { day: format.date(made.expiresAt.slice(0, 10)) })}</p>
          </>
        )}
        {problem && <Refusal problem={problem} />}
      </div>
    </>
  );
}

function SendForm() {
  const t = useTexts('store', 'purchasing');
  const format = useFormat();
  const { me } = useReader();
  const [sent, setSent] = useState<MailReply | null>(null);
  const form = useForm({
    draft: 'basket-send',
    initial: { to: '', name: '', note: '' },
    send: (values, idempotencyKey) => {
      setSent(null);
      return send<MailReply>('POST', storeApi.basketMails(), values, { idempotencyKey });
    },
    done: (reply) => {
      setSent(reply);
      form.discard();
    },
  });
  return (
    <Form form={form} action={t('sendAction')} label={t('sendTitle')}>
      <div role="status" className={sent ? undefined : 'sr'}>
        {sent && <Note>{t('sendSent', { email: sent.sentTo, day: format.date(sent.expiresAt.slice(0, 10)) })}</Note>}
      </div>
      <TextField {...form.field('to')} label={t('sendTo')} hint={t('sendToHint')} type="email" autoComplete="off" />
      {!me && <TextField {...form.field('name')} label={t('sendName')} autoComplete="name" optional />}
      <TextArea {...form.field('note')} label={t('sendNote')} hint={t('sendNoteHint')} rows={3} optional />
    </Form>
  );
}

function SaveForm() {
  const t = useTexts('store', 'purchasing');
  const [saved, setSaved] = useState<string | null>(null);
  const form = useForm({
    draft: 'basket-save',
    initial: { name: '', shared: '' },
    send: ({ name, shared }, idempotencyKey) => {
      setSaved(null);
      const body = { name, shared: shared === 'yes' };
      return send<SavedBasket>('POST', storeApi.savedBaskets(), body, { idempotencyKey });
    },
    done: ({ name }) => {
      setSaved(name);
      form.discard();
      void queryClient.invalidateQueries({ queryKey: [storeApi.savedBaskets()] });
    },
  });
  return (
    <Form
      form={form}
      action={t('saveAction')}
      label={t('saveTitle')}
      beside={<Anchor href={storeWeb.savedBaskets()}>{t('saveList')}</Anchor>}
    >
      <div role="status" className={saved ? undefined : 'sr'}>
        {saved && <Note>{t('saveDone', { name: saved })}</Note>}
      </div>
      <TextField {...form.field('name')} label={t('saveName')} autoComplete="off" />
      <CheckboxField {...form.field('shared')} label={t('saveShared')} />
    </Form>
  );
}
