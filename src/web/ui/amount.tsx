import type { MoneyText } from '../../texts/format.ts';
import { useFormat } from '../reader.tsx';

/** An amount: tabular, two decimals always; negative in parentheses and red. The currency is named once per panel. */
export function Amount({ value, strong }: { value: MoneyText; strong?: boolean }) {
  const format = useFormat();
  return <Figure text={format.amount(value)} {...(strong ? { strong } : {})} />;
}

/** An amount with its currency, in a sentence or where nothing around it names the currency. */
export function Money({ value }: { value: MoneyText }) {
  const format = useFormat();
  return <Figure text={format.money(value)} />;
}

/** A price for one: two to six decimals. */
export function UnitPrice({ value }: { value: string }) {
  const format = useFormat();
  return <Figure text={format.unitPrice(value)} />;
}

export function Quantity({ value }: { value: number | string }) {
  const format = useFormat();
  return <Figure text={format.quantity(value)} />;
}

function Figure({ text, strong }: { text: string; strong?: boolean }) {
  return (
    <span className={['num', text.includes('(') ? 'neg' : '', strong ? 'strong' : ''].filter(Boolean).join(' ')}>
      {text}
    </span>
  );
}
