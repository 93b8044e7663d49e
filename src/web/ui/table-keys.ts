import type { KeyboardEvent } from 'react';

const reachable = 'th a, td a, button, th input, td input';

/** Up and down go from row to row, to the row's link or box; X ticks the row. Enter is the link's own. */
export function moveInRows(event: KeyboardEvent, body: HTMLTableSectionElement | null): void {
  const row = (event.target as HTMLElement).closest('tr');
  const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  if (!body || !row || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'x' || event.key === 'X') {
    row.querySelector<HTMLInputElement>('.pick input')?.click();
    event.preventDefault();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...body.rows];
  const next = rows[rows.indexOf(row) + step];
  const target = next?.querySelector<HTMLElement>('th a') ?? next?.querySelector<HTMLElement>(reachable);
  if (!target) return;
  event.preventDefault();
  target.focus();
}
