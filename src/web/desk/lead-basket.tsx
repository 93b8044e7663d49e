import type { LeadDetail } from '../../business/leads/terms.ts';
import { OrderLines, useHandedLines } from '../order-lines.tsx';
import { useTexts } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import { useDeskWords } from './lead-words.ts';
import { PriceTraces } from './price-traces.tsx';

type Basket = NonNullable<LeadDetail['basket']>;

/** The basket as the buyer left it, every line with its price. */
export function LeadBasket({ basket, zone }: { basket: Basket; zone: string }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  const { takenAt, currency, lines, totals } = basket;
  return (
    <Panel
      level={3}
      title={t('leadBasket')}
      end={t('leadBasketNote', { time: words.at(takenAt, zone), currency })}
      flush
    >
      <OrderLines caption={t('leadBasket')} lines={useHandedLines(lines)} totals={totals} />
    </Panel>
  );
}

/** Why each line costs what it costs, with rule names and floor; under it why the basket talks. */
export function LeadWhyPrice({ basket }: { basket: Basket }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  return (
    <PriceTraces
      level={3}
      title={t('leadWhyPrice')}
      lines={basket.lines.map((line, index) => ({ name: words.named(line.names), steps: basket.why[index] ?? [] }))}
      limit={basket.limit}
    />
  );
}
