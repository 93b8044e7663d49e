import type { CardSession } from '../../business/billing/terms/cards.ts';
import { useTexts } from '../reader.tsx';
import { Note } from '../ui/note.tsx';

/** What the card's own fields tell the panel. What they say places no order: the page asks our server for that. */
export type CardFieldsProps = {
  readonly session: CardSession;
  readonly amount: string;
  /** The provider has taken the card: the order's state is asked for more often now. */
  readonly given: () => void;
  /** Something else happened at the provider: how the payment stands is asked for at once. */
  readonly changed: () => void;
};

/** Why the last card did not pay, in words for what banks say most; the rest in one sentence. */
export function CardFailure({ failure }: { failure: string }) {
  const t = useTexts('store', 'buying');
  const words: Readonly<Record<string, string>> = {
    insufficient_funds: t('cardNoFunds'),
    expired_card: t('cardExpired'),
    incorrect_cvc: t('cardWrongCode'),
    authentication_failed: t('cardNotConfirmed'),
    payment_intent_authentication_failure: t('cardNotConfirmed'),
  };
  return (
    <Note tone="neg" live>
      <span className="strong">{words[failure] ?? t('cardDeclined')}</span> {t('cardTryAnother')}
    </Note>
  );
}
