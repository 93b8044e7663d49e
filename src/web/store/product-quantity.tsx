import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Ladder } from '../ui/ladder.tsx';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rich } from '../ui/rich.tsx';
import { Stepper } from '../ui/stepper.tsx';
import type { ProductReply } from './replies.ts';

const largest = 999_999_999;

/** How many, what one costs there, the ladder with the buyer's place on it, and what the next tier would change. */
export function QuantityPanel({
  reply,
  quantity,
  misread,
  onQuantity,
}: {
  readonly reply: ProductReply;
  readonly quantity: number;
  /** Why the quantity in the address was not taken, in words. */
  readonly misread: string | null;
  readonly onQuantity: (quantity: number, settled?: boolean) => void;
}) {
  const t = useTexts('store');
  const { metric } = reply.product;
  const { ladder } = reply;
  const note =
    ladder === null
      ? undefined
      : t(
          ladder.tierMode === 'all-units'
            ? 'quantityNoteAll'
            : ladder.tierMode === 'graduated'
              ? 'quantityNoteGraduated'
              : 'quantityNoteFlat',
          { metric: metric.one },
        );
  return (
    <Panel title={t('quantity')} end={note}>
      <div className="qty">
        <Stepper
          label={t('quantityOf', { metrics: metric.other })}
          value={quantity}
          max={largest}
          onChange={(next) => onQuantity(next)}
        />
        <QuantityNow reply={reply} />
      </div>
      {misread && <Note tone="warn">{misread}</Note>}
      {ladder && reply.choice.unitPrice && (
        <Ladder
          data={{
            steps: ladder.steps.map(({ from, unitPrice, total }) => ({ from, unitPrice, total: total.amount })),
            intervals: ladder.intervals.map(({ from, to, decision }) => ({ from, to, outcome: decision })),
            at: { quantity: reply.quantity, unitPrice: reply.choice.unitPrice },
          }}
          currency={ladder.currency}
          contact={ladder.talkTo}
          unit={metric.other}
        />
      )}
      <Hint reply={reply} onQuantity={(next) => onQuantity(next, true)} />
    </Panel>
  );
}

function QuantityNow({ reply }: { reply: ProductReply }) {
  const t = useTexts('store');
  const format = useFormat();
  const { unitPrice, commitment } = reply.choice;
  if (unitPrice === null || commitment === null) {
    return (
      <p className="now" aria-live="polite">
        {t('cardOnRequest')}
      </p>
    );
  }
  const values = {
    price: format.unitPrice(unitPrice),
    metric: reply.product.metric.one,
    commitment: format.amount(commitment),
  };
  return (
    <p className="now" aria-live="polite">
      <Rich text={t(reply.ladder?.tierMode === 'graduated' ? 'quantityNowGraduated' : 'quantityNow', values)} />
    </p>
  );
}

/** Where more costs less, the store says so, with the button that takes it. */
function Hint({ reply, onQuantity }: { reply: ProductReply; onQuantity: (quantity: number) => void }) {
  const t = useTexts('store');
  const format = useFormat();
  const { hint, choice, quantity } = reply;
  if (hint === null) return null;
  const more = format.quantity(hint.quantity);
  const price = format.unitPrice(hint.unitPrice);
  if (hint.kind === 'cheaper' && hint.less) {
    return (
      <Note
        actions={
          <Button compact onClick={() => onQuantity(hint.quantity)}>
            {t('take', { quantity: more })}
          </Button>
        }
      >
        <span className="strong">
          {t('hintCheaper', { more, saving: format.amount(hint.less), quantity: format.quantity(quantity) })}
        </span>{' '}
        {t('hintCheaperWhy', { more, metric: reply.product.metric.one, price })}
        {choice.decision === 'talk' && hint.decision === 'buy' && ` ${t('hintCheaperBuys')}`}
      </Note>
    );
  }
  const bargain = reply.ladder?.bargains.find((one) => one.quantity === hint.quantity);
  return (
    <Note
      actions={
        <Button compact onClick={() => onQuantity(hint.quantity)}>
          {t('see', { quantity: more })}
        </Button>
      }
    >
      <span className="strong">
        {bargain
          ? t('hintCheaper', {
              more,
              saving: format.amount(bargain.less),
              quantity: format.quantity(bargain.than),
            })
          : t('hintNext', { more, price })}
      </span>{' '}
      {bargain
        ? t('hintBreak', { from: format.quantity(bargain.from), more })
        : t('hintNextTotal', { more, commitment: format.amount(hint.commitment) })}
    </Note>
  );
}
