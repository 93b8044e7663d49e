import './ladder.css';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { Format } from '../../texts/format.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { drawLadder, type LadderData, type LadderDrawing } from './ladder-drawing.ts';

export type { LadderData } from './ladder-drawing.ts';

/** The price of one as steps by quantity, the reader's place on it, what he can buy at once, and the same as a table. */
export function Ladder({
  data,
  currency,
  contact,
  unit,
}: {
  readonly data: LadderData;
  readonly currency: string;
  /** Who answers beyond the last quantity that buys. */
  readonly contact?: string | null;
  /** What is counted: "devices". */
  readonly unit: string;
}) {
  const t = useTexts();
  const format = useFormat();
  const captionId = useId();
  const [box, width] = useWidth();
  const steps = data.steps.map((step) =>
    t('ladderStep', { from: format.quantity(step.from), price: format.unitPrice(step.unitPrice) }),
  );
  return (
    <>
      <figure className="ladder">
        <div ref={box}>
          {width > 0 && (
            <Drawing drawing={drawLadder(data, width)} data={data} unit={unit} captionId={captionId} format={format} />
          )}
        </div>
        <figcaption className="sr" id={captionId}>
          {t('ladderCaption', { steps: steps.join('; '), quantity: format.quantity(data.at.quantity) })}
        </figcaption>
      </figure>
      <Spans data={data} contact={contact ?? null} />
      <details>
        <summary className="small">{t('ladderAsTable')}</summary>
        <LadderTable data={data} currency={currency} />
      </details>
    </>
  );
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}

type DrawingProps = {
  readonly drawing: LadderDrawing;
  readonly data: LadderData;
  readonly unit: string;
  readonly captionId: string;
  readonly format: Format;
};

function Drawing({ drawing, data, unit, captionId, format }: DrawingProps) {
  const t = useTexts();
  const hatch = useId();
  const { width, height, base, you } = drawing;
  const lastTick = drawing.ticks.at(-1);
  const unitRoom = lastTick === undefined || lastTick.x < width - 70 - unit.length * 3;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the caption names it
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={captionId}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--warning-soft)" />
          <path d="M0 0V6" stroke="var(--warning)" strokeWidth="2.5" />
        </pattern>
      </defs>
      <path d={drawing.area} fill="var(--chart-fill)" opacity=".55" />
      <path d={drawing.line} fill="none" stroke="var(--chart-1)" strokeWidth="2" />
      {drawing.bars.map((bar) => (
        <g key={bar.x}>
          <rect
            x={bar.x}
            y={base + 1}
            width={bar.width}
            height="18"
            rx="3"
            fill={bar.outcome === 'buy' ? 'var(--accent-soft)' : `url(#${hatch})`}
            stroke={bar.outcome === 'buy' ? 'var(--accent-line)' : 'var(--warning)'}
          />
          {bar.wide && bar.outcome === 'buy' && (
            <text x={bar.x + bar.width / 2} y={base + 14} textAnchor="middle" className="ladder-buy">
              {t('ladderBuy')}
            </text>
          )}
        </g>
      ))}
      {drawing.prices.map(({ x, y, index, withFrom }) => (
        <text key={index} className="lab" x={x} y={y}>
          {format.unitPrice(data.steps[index]!.unitPrice)}
          {withFrom && (
            <tspan dx="5" className="ladder-from">
              {t('ladderFrom', { quantity: format.quantity(data.steps[index]!.from) })}
            </tspan>
          )}
        </text>
      ))}
      <path d={`M${you.x} ${you.y}V${base + 1}`} stroke="var(--accent-text)" strokeWidth="1.5" strokeDasharray="3 3" />
      <circle cx={you.x} cy={you.y} r="5.5" fill="var(--accent-text)" stroke="var(--surface)" strokeWidth="2" />
      <text className="you" x={you.label.x} y={you.label.y} textAnchor={you.label.anchor}>
        {t('ladderYou', { quantity: format.quantity(data.at.quantity), price: format.unitPrice(data.at.unitPrice) })}
      </text>
      {drawing.ticks.map(({ x, y, anchor, quantity }) => (
        <text key={quantity} x={x} y={base + y} textAnchor={anchor}>
          {format.quantity(quantity)}
        </text>
      ))}
      {unitRoom && (
        <text x={width - 4} y={base + 36} textAnchor="end">
          {unit}
        </text>
      )}
    </svg>
  );
}

function Spans({ data, contact }: { data: LadderData; contact: string | null }) {
  const t = useTexts();
  const format = useFormat();
  return (
    <ul className="spans" aria-label={t('ladderSpans')}>
      {data.intervals.map(({ from, to, outcome }) => {
        const here = data.at.quantity >= from && (to === null || data.at.quantity <= to);
        const talk = to === null && contact ? t('ladderTalkTo', { name: contact }) : t('ladderTalk');
        return (
          <li key={from} className={here ? 'here' : undefined}>
            <span className={outcome === 'buy' ? 'sw' : 'sw talk'} />
            <span className="num">
              {to === null
                ? t('ladderSpanOpen', { from: format.quantity(from) })
                : t('ladderSpan', { from: format.quantity(from), to: format.quantity(to) })}
            </span>{' '}
            {outcome === 'buy' ? t('ladderBuy') : talk}
          </li>
        );
      })}
    </ul>
  );
}

function LadderTable({ data, currency }: { data: LadderData; currency: string }) {
  const t = useTexts();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
    <section className="scroll" tabIndex={0} aria-label={t('ladderTable')}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('ladderColumnFrom')}
            </th>
            <th scope="col" className="num">
              {t('ladderColumnPrice')}
            </th>
            <th scope="col" className="num">
              {t('ladderColumnTotal')}, {currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.steps.map((step) => (
            <tr key={step.from}>
              <td className="num">{format.quantity(step.from)}</td>
              <td className="num">{format.unitPrice(step.unitPrice)}</td>
              <td className="num">{format.amount({ amount: step.total, currency })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
