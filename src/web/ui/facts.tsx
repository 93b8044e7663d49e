import type { ReactNode } from 'react';

export type Fact = { readonly label: ReactNode; readonly value: ReactNode; readonly figure?: boolean };

/** Label left, value right. What has no value is left out by the caller. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, figure }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity of their own and keep their order
        <div key={index}>
          <dt>{label}</dt>
          <dd className={figure ? 'num' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
