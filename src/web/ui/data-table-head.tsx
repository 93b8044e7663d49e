import { useSearch } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { Anchor } from './anchor.tsx';
import type { Column, DataTableProps, Selection } from './data-table.tsx';

/** The sticking header: labels, links that sort, and the box that selects all rows shown. */
export function DataTableHead<Row>({ columns, rows, rowKey, sort = '', selection }: DataTableProps<Row>) {
  const { search } = useSearch();
  const current = search.get('sort') ?? sort;
  return (
    <thead>
      <tr>
        {selection && <SelectAll selection={selection} keys={rows?.map(rowKey) ?? []} />}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={column.figure ? 'num' : undefined}
            aria-sort={sortOf(column, current)}
          >
            {column.sort ? <SortLink column={column} name={column.sort} current={current} /> : column.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sortOf<Row>({ sort }: Column<Row>, current: string): 'ascending' | 'descending' | undefined {
  if (sort === undefined) return undefined;
  if (current === sort) return 'ascending';
  return current === `-${sort}` ? 'descending' : undefined;
}

function SortLink<Row>({ column, name, current }: { column: Column<Row>; name: string; current: string }) {
  const t = useTexts();
  const { hrefWith } = useSearch();
  const order = sortOf(column, current);
  return (
    <Anchor
      className={order ? `sort ${order}` : 'sort'}
      replace
      href={hrefWith({ sort: current === name ? `-${name}` : name })}
      title={t('sortBy', { column: column.label })}
    >
      {column.label}
    </Anchor>
  );
}

function SelectAll({ selection, keys }: { selection: Selection; keys: readonly string[] }) {
  const t = useTexts();
  const { selected, onChange } = selection;
  const all = keys.length > 0 && keys.every((key) => selected.has(key));
  return (
    <th scope="col" className="pick">
      <input
        type="checkbox"
        aria-label={t('selectAll')}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = !all && selected.size > 0;
        }}
        onChange={() => onChange(all ? new Set() : new Set([...selected, ...keys]))}
      />
    </th>
  );
}
