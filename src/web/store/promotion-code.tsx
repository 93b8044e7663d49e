import { useState } from 'react';
import type { PromotionSaved } from '../../business/baskets/terms/promotions.ts';
import { useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Button } from '../ui/button.tsx';
import type { Fact } from '../ui/facts.tsx';
import { TextField } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import type { useBasketChange } from './basket-changes.ts';
import type { BasketReply } from './replies.ts';

/** A code to type; once there is one, what becomes of it in words and the way to take it out. */
export function PromotionCode({
  basket,
  changing,
}: {
  readonly basket: BasketReply;
  readonly changing: ReturnType<typeof useBasketChange>;
}) {
  const t = useTexts('store', 'buying');
  const [typed, setTyped] = useState('');
  const { promotionCode: there } = basket;
  const refused = changing.of?.kind === 'code' ? changing.problem : null;
  if (there) {
    return (
      <div role="status">
        <Note
          tone={there.applied ? undefined : 'warn'}
          actions={
            <Button compact onClick={() => changing.change({ kind: 'code', code: null })}>
              {t('promotionCodeRemove')}
            </Button>
          }
        >
          <span className="mono">{there.code}</span> {there.text}
        </Note>
      </div>
    );
  }
  return (
    <form
      className="promotion-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim()) changing.change({ kind: 'code', code: typed });
      }}
    >
      <TextField
        label={t('promotionCode')}
        name="promotion-code"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        optional
      />
      <Button type="submit" busy={changing.busy && changing.of?.kind === 'code'}>
        {t('promotionCodeUse')}
      </Button>
      {refused && <Refusal problem={refused} />}
    </form>
  );
}

/** What each promotion takes off, for the facts of a summary. */
export function promotionFacts(promotions: readonly PromotionSaved[]): readonly Fact[] {
  return promotions.map(({ name, saving }) => ({
    label: name,
    value: <Amount value={{ ...saving, amount: `-${saving.amount}` }} />,
    figure: true,
  }));
}
