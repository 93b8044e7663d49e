import type { ReactNode } from 'react';
import { useSearch } from '../place.ts';
import { Anchor } from './anchor.tsx';

export type Tab = { readonly value: string; readonly label: string; readonly count?: ReactNode };

/** The parts of a thing as addresses. The chosen one lives in the address under `name`; the first needs no mention. */
export function Tabs({ label, name = 'tab', tabs }: { label: string; name?: string; tabs: readonly Tab[] }) {
  const { search, hrefWith } = useSearch();
  const chosen = search.get(name) ?? tabs[0]?.value;
  return (
    <nav className="tabs tab-row" aria-label={label}>
      {tabs.map((tab, index) => (
        <Anchor
          key={tab.value}
          replace
          href={hrefWith({ [name]: index === 0 ? null : tab.value })}
          aria-current={tab.value === chosen ? 'page' : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <span className="count">{tab.count}</span>}
        </Anchor>
      ))}
    </nav>
  );
}
