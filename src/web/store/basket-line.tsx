import { useEffect, useRef, useState } from 'react';
import { web } from '../paths.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { TraceList } from '../ui/trace-list.tsx';
import { usePeriodWords } from './period-words.ts';
import type { BasketLine } from './replies.ts';

const typingPause = 400;

type Props = {
  readonly line: BasketLine;
  readonly onQuantity: (quantity: number) => void;
  readonly onRemove: () => void;
};

/** What a line is called where it is one of several. */
export function lineName(line: { readonly product: string; readonly edition: string }): string {
  return `${line.product} ${line.edition}`;
}

/** A line of the basket: what it is, how many, what it costs; under it why, and where more would cost less. */
export function BasketLineRows(props: Props) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { line, onRemove } = props;
  const name = lineName(line);
  return (
    <>
      <tr className="line">
        <th scope="row">
          <LineName line={line} />
        </th>
        <td data-label={t('basketColumnQuantity')}>
          <LineQuantity {...props} />
        </td>
        <td className="num" data-label={t('basketColumnUnit')}>
          {line.unitPrice ? format.unitPrice(line.unitPrice) : t('onRequest')}
        </td>
        <td className="num" data-label={t('basketColumnNow')}>
          {line.dueNow && <Amount value={line.dueNow} />}
        </td>
        <td className="num" data-label={t('basketColumnCommitment')}>
          {line.commitment && <Amount value={line.commitment} />}
        </td>
        <td className="line-remove">
          <Button kind="quiet" compact aria-label={t('basketRemoveLine', { product: name })} onClick={onRemove}>
            {t('basketRemove')}
          </Button>
        </td>
      </tr>
      <tr className="line-more">
        <td colSpan={6}>
          <LineMore {...props} />
        </td>
      </tr>
    </>
  );
}

function LineName({ line }: { line: BasketLine }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const period = usePeriodWords();
  const notice = line.noticeBy ? t('basketNoticeBy', { day: format.date(line.noticeBy) }) : t('noticeAnyTime');
  return (
    <>
      <Anchor className="plain" href={web.store.product(line.productSlug)}>
        {lineName(line)}
      </Anchor>
      <span className="line-what">
        {period.term(line.termMonths)}, {line.supportLevel}. {notice}.
      </span>
      <span className="line-what mono">{line.sku}</span>
      {line.promotion && (
        <span className="line-what pos">
          {t('promotionOnLine', { name: line.promotion.name, saving: format.amount(line.promotion.saving) })}
        </span>
      )}
    </>
  );
}

/** What is typed stands at once; the server prices it after a short pause. */
function LineQuantity({ line, onQuantity }: Props) {
  const t = useTexts('store', 'buying');
  const [typed, setTyped] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setTyped((current) => (current === line.quantity ? null : current));
  }, [line.quantity]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Stepper
      label={t('basketQuantityOf', { product: lineName(line) })}
      value={typed ?? line.quantity}
      onChange={(quantity) => {
        clearTimeout(timer.current);
        setTyped(quantity);
        timer.current = setTimeout(() => onQuantity(quantity), typingPause);
      }}
    />
  );
}

function LineMore({ line, onQuantity }: Props) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { hint } = line;
  return (
    <>
      {hint?.kind === 'cheaper' && hint.less && (
        <Note
          actions={
            <Button compact onClick={() => onQuantity(hint.quantity)}>
              {t('take', { quantity: format.quantity(hint.quantity) })}
            </Button>
          }
        >
          <span className="strong">
            {t('hintCheaper', {
              more: format.quantity(hint.quantity),
              saving: format.amount(hint.less),
              quantity: format.quantity(line.quantity),
            })}
          </span>
        </Note>
      )}
      {line.trace.length > 0 && (
        <details>
          <summary className="small">{t('basketWhy')}</summary>
          <TraceList lines={line.trace.map(({ text, figure }) => ({ text, figure }))} />
        </details>
      )}
    </>
  );
}
