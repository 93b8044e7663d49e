import { useState } from 'react';
import { type TestCard, testCards } from '../../business/billing/rules/test-cards.ts';
import type { GatewayReply } from '../../business/billing/terms/cards.ts';
import { send } from '../api.ts';
import { storeApi } from '../paths.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import type { CardFieldsProps } from './card-failure.tsx';

/** The local gateway's own payment page: test cards, the bank's question, its answer. No money moves. */
export default function CardLocal({ session, amount, given, changed }: CardFieldsProps) {
  const [state, setState] = useState(session.state);
  const answered = (next: GatewayReply) => {
    setState(next.state);
    if (next.state === 'succeeded' || next.state === 'processing') given();
    else changed();
  };
  if (state === 'challenge') return <Challenge session={session} amount={amount} answered={answered} />;
  return <CardForm session={session} amount={amount} answered={answered} />;
}

type Answering = Omit<CardFieldsProps, 'given' | 'changed'> & { readonly answered: (reply: GatewayReply) => void };

function CardForm({ session, amount, answered }: Answering) {
  const t = useTexts('store', 'buying');
  const form = useForm({
    draft: `card-${session.clientSecret.slice(-8)}`,
    initial: { number: '', expires: '', code: '' },
    secret: ['number', 'expires', 'code'],
    checks: {
      number: (value) => (value.trim() ? null : t('fieldNeeded')),
      expires: (value) => (value.trim() ? null : t('fieldNeeded')),
      code: (value) => (value.trim() ? null : t('fieldNeeded')),
    },
    send: (values) => send<GatewayReply>('POST', storeApi.gatewayCard(session.clientSecret), values),
    done: answered,
  });
  return (
    <>
      <Note tone="warn">{t('cardTestGateway')}</Note>
      <Form form={form} action={t('cardPayNow', { amount })} label={t('cardPay', { amount })}>
        <TextField
          {...form.field('number')}
          label={t('cardNumber')}
          inputMode="numeric"
          autoComplete="cc-number"
          placeholder="4242 4242 4242 4242"
        />
        <div className="pair">
          <TextField
            {...form.field('expires')}
            label={t('cardExpires')}
            hint={t('cardExpiresHint')}
            inputMode="numeric"
            autoComplete="cc-exp"
          />
          <TextField
            {...form.field('code')}
            label={t('cardCode')}
            hint={t('cardCodeHint')}
            inputMode="numeric"
            autoComplete="cc-csc"
          />
        </div>
      </Form>
      <TestCards take={(card) => form.fill({ number: spaced(card.number), expires: '12/49', code: '123' })} />
    </>
  );
}

const spaced = (number: string) => number.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The cards that the gateway knows, each with what it does; a click fills the fields. */
function TestCards({ take }: { take: (card: TestCard) => void }) {
  const t = useTexts('store', 'buying');
  return (
    <details className="test-cards">
      <summary className="small">{t('cardTestCards')}</summary>
      <ul>
        {testCards.map((card) => (
          <li key={card.number}>
            <span className="mono small">{spaced(card.number)}</span>
            <span className="small">{t(`testCard_${card.name}`)}</span>
            <Button compact onClick={() => take(card)} aria-label={t('cardUse', { number: spaced(card.number) })}>
              {t('cardFillIn')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a bank asks before it pays (3-D Secure), as the gateway plays it. */
function Challenge({ session, amount, answered }: Answering) {
  const t = useTexts('store', 'buying');
  const [busy, setBusy] = useState(false);
  const answer = async (word: 'approve' | 'refuse') => {
    setBusy(true);
    try {
      answered(await send<GatewayReply>('POST', storeApi.gatewayChallenge(session.clientSecret), { answer: word }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="challenge" aria-labelledby="challenge">
      <h3 id="challenge">{t('challengeTitle')}</h3>
      <p>{t('challengeBody', { amount })}</p>
      <div className="card-acts">
        <Button busy={busy} onClick={() => answer('refuse')}>
          {t('challengeRefuse')}
        </Button>
        <Button kind="primary" busy={busy} onClick={() => answer('approve')}>
          {t('challengeApprove')}
        </Button>
      </div>
    </section>
  );
}
