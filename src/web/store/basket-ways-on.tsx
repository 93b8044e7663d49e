import { web } from '../paths.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import type { useBasketChange } from './basket-changes.ts';
import { lineName } from './basket-line.tsx';
import type { BasketReply } from './replies.ts';

type Changing = ReturnType<typeof useBasketChange>;

/** Under the limit: check out. Over it: talk, or the quantities that buy at once. */
export function WaysOn({ basket, changing }: { basket: BasketReply; changing: Changing }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { limit, contact } = basket;
  const talk = contact ? t('basketTalk', { name: contact.name }) : t('navTalk');
  if (limit.decision === 'buy') {
    return (
      <>
        <LinkButton kind="primary" wide href={web.store.checkout()}>
          {t('checkout')}
        </LinkButton>
        <LinkButton wide href={web.store.talk()}>
          {talk}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <LinkButton kind="primary" wide href={web.store.talk()}>
        {talk}
      </LinkButton>
      {limit.alternatives.map(({ sku, quantity, commitment }) => {
        const line = basket.lines.find((one) => one.sku === sku);
        return (
          <Button key={`${sku} ${quantity}`} wide onClick={() => changing.change({ kind: 'quantity', sku, quantity })}>
            {t('basketChangeTo', {
              product: line ? lineName(line) : sku,
              quantity: format.quantity(quantity),
              amount: format.amount(commitment),
            })}
          </Button>
        );
      })}
    </>
  );
}
