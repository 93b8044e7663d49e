import { useEffect, useRef, useState } from 'react';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { CardFieldsProps } from './card-failure.tsx';

type StripeError = { readonly message?: string };
type PaymentElement = { mount(at: HTMLElement): void; on(event: 'ready', heard: () => void): void; destroy(): void };
type Elements = { create(kind: 'payment'): PaymentElement; submit(): Promise<{ error?: StripeError }> };
type StripePage = {
  elements(options: { clientSecret: string; locale: string; appearance: object }): Elements;
  confirmPayment(options: {
    elements: Elements;
    confirmParams: { return_url: string };
    redirect: 'if_required';
  }): Promise<{ error?: StripeError }>;
};
declare global {
  interface Window {
    Stripe?: (key: string) => StripePage;
  }
}

const SCRIPT = 'https://js.stripe.com/v3/';
let loading: Promise<void> | undefined;

/** Stripe's own script, from Stripe's own address as it asks for: once, and only where a card is to be paid. */
function loadStripe(): Promise<void> {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve();
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error('Stripe.js did not load'));
    };
    document.head.append(script);
  });
  return loading;
}

type Ready = { readonly stripe: StripePage; readonly elements: Elements };

/** Stripe's payment fields: the card's digits go to Stripe and never to us. */
export default function CardStripe({ session, amount, given, changed }: CardFieldsProps) {
  const t = useTexts('store', 'buying');
  const { language } = useReader();
  const place = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState<Ready | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [away, setAway] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { publishableKey, clientSecret } = session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` begins once more
  useEffect(() => {
    let element: PaymentElement | undefined;
    let left = false;
    setAway(false);
    loadStripe().then(
      () => {
        if (left || !window.Stripe || !place.current || publishableKey === null) return;
        const dark =
          matchMedia('(prefers-color-scheme: dark)').matches || document.documentElement.dataset.theme === 'dark';
        const stripe = window.Stripe(publishableKey);
        const appearance = { theme: dark ? 'night' : 'stripe' };
        const elements = stripe.elements({ clientSecret, locale: language, appearance });
        element = elements.create('payment');
        element.on('ready', () => setReady({ stripe, elements }));
        element.mount(place.current);
      },
      () => setAway(true),
    );
    return () => {
      left = true;
      element?.destroy();
    };
  }, [publishableKey, clientSecret, language, attempt]);
  const pay = async () => {
    if (ready === null) return;
    setBusy(true);
    setRefused(null);
    const { stripe, elements } = ready;
    const checked = await elements.submit();
    const { error } = checked.error
      ? checked
      : await stripe.confirmPayment({
          elements,
          confirmParams: { return_url: location.href },
          redirect: 'if_required',
        });
    setBusy(false);
    if (!error) return given();
    setRefused(error.message ?? t('cardDeclined'));
    changed();
  };
  return (
    <>
      {away && (
        <Note
          tone="neg"
          actions={
            <Button compact onClick={() => setAttempt(attempt + 1)}>
              {t('tryAgain')}
            </Button>
          }
        >
          {t('cardFieldsAway')}
        </Note>
      )}
      {refused && (
        <Note tone="neg" live>
          {refused}
        </Note>
      )}
      {!ready && !away && <Skeleton height="14rem" />}
      <div ref={place} />
      {ready && (
        <div className="card-acts">
          <Button kind="primary" busy={busy} onClick={pay}>
            {t('cardPayNow', { amount })}
          </Button>
        </div>
      )}
    </>
  );
}
