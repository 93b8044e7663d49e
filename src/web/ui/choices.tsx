import './choices.css';
import { type CSSProperties, type ReactNode, useId } from 'react';

export type Choice = {
  readonly value: string;
  readonly name: ReactNode;
  readonly price?: ReactNode;
  /** What the price is for: "USD per device and year". */
  readonly unit?: ReactNode;
  /** What is in it, with check marks; on a phone only of the chosen one. */
  readonly points?: readonly ReactNode[];
  /** Label over figure; those marked `less` are left out on a phone unless chosen. */
  readonly rows?: readonly { readonly label: ReactNode; readonly value: ReactNode; readonly less?: boolean }[];
  readonly badge?: ReactNode;
};

/** Things to choose between, side by side, their rows in line across the cards; under each other on a phone. */
export function Choices({
  legend,
  choices,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const name = useId();
  const rows = Math.max(0, ...choices.map((choice) => choice.rows?.length ?? 0));
  const span = 3 + rows + (choices.some(({ points }) => points) ? 1 : 0) + (choices.some(({ badge }) => badge) ? 1 : 0);
  return (
    <fieldset className="choices" style={{ '--cards': choices.length, '--rows': span } as CSSProperties}>
      <legend className="sr">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <span className="name">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.name}
          </span>
          <span className="price num">{choice.price}</span>
          <span className="unit">{choice.unit}</span>
          {choice.points && (
            <ul>
              {choice.points.map((point, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: points keep their order and have no identity
                <li key={index}>{point}</li>
              ))}
            </ul>
          )}
          {choice.rows?.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are the same for every card, in the same order
            <span key={index} className={row.less ? 'row less' : 'row'}>
              {row.label} <b>{row.value}</b>
            </span>
          ))}
          {choice.badge}
        </label>
      ))}
    </fieldset>
  );
}
