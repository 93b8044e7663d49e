import './data-table.css';
import { type ReactNode, useRef } from 'react';
import type { Problem } from '../api.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Anchor } from './anchor.tsx';
import { Button } from './button.tsx';
import { DataTableHead } from './data-table-head.tsx';
import { Refusal } from './refusal.tsx';
import { Skeleton } from './skeleton.tsx';
import { moveInRows } from './table-keys.ts';

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand right, in tabular digits. */
  readonly figure?: boolean;
  /** The server's name of the sort by this column ("name"); its opposite is "-name". */
  readonly sort?: string;
  /** What stands in the table's foot. */
  readonly total?: ReactNode;
};

export type Selection = {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** What can be done with the selected rows: buttons, the primary last. */
  readonly actions: ReactNode;
};

export type DataTableProps<Row> = {
  /** Names the table for readers who listen. */
  readonly caption: string;
  /** The first column is the row's name. */
  readonly columns: readonly Column<Row>[];
  /** Undefined while they are fetched. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** What the row is called when it is selected ("Castell Maritime"). */
  readonly rowName: (row: Row) => string;
  /** Where the row's name leads to. */
  readonly rowHref?: (row: Row) => string;
  /** The sort that holds when the address names none. */
  readonly sort?: string;
  readonly selection?: Selection;
  /** The words at the start of the foot, where columns have totals. */
  readonly totalLabel?: string;
  /** From useList: fetches the next page; null when all are here. */
  readonly more?: (() => void) | null;
  readonly bringingMore?: boolean;
  readonly approximateTotal?: number | null;
  /** The same rows as a file. */
  readonly exportHref?: string;
  readonly problem?: Problem | null;
  readonly again?: () => unknown;
  /** An EmptyState: what belongs here and how it gets here. */
  readonly empty: ReactNode;
};

/**
 * A list of the server's: its order lives in the address (`?sort=`), its pages come by `more`. Up and down move over
 * the rows, Enter opens, X selects. On a phone each row becomes a card whose cells name themselves.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, selection, problem } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  if (problem && !rows) {
    return (
      <div className="table-note">
        <Refusal problem={problem} again={props.again} />
      </div>
    );
  }
  if (rows?.length === 0) return props.empty;
  return (
    <>
      {selection && selection.selected.size > 0 && <BulkBar selection={selection} />}
      <div className="table-scroll">
        <table className="data stack list" aria-busy={rows === undefined || undefined}>
          <caption className="sr">{caption}</caption>
          <DataTableHead {...props} />
          <tbody ref={body} onKeyDown={(event) => moveInRows(event, body.current)}>
            {rows === undefined ? (
              <WaitingRows columns={columns.length + (selection ? 1 : 0)} />
            ) : (
              rows.map((row) => <DataRow key={props.rowKey(row)} row={row} table={props} />)
            )}
          </tbody>
          {rows !== undefined && columns.some(({ total }) => total !== undefined) && <Totals table={props} />}
        </table>
      </div>
      <TableFoot {...props} />
    </>
  );
}

function DataRow<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  const t = useTexts();
  const { columns, selection } = table;
  const key = table.rowKey(row);
  const href = table.rowHref?.(row);
  const selected = selection?.selected.has(key) ?? false;
  return (
    <tr className={selected ? 'selected' : undefined}>
      {selection && (
        <td className="pick">
          <input
            type="checkbox"
            aria-label={t('selectRow', { row: table.rowName(row) })}
            checked={selected}
            onChange={() => {
              const next = new Set(selection.selected);
              if (selected) next.delete(key);
              else next.add(key);
              selection.onChange(next);
            }}
          />
        </td>
      )}
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row">
            {href ? (
              <Anchor className="plain" href={href}>
                {column.cell(row)}
              </Anchor>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td key={column.key} className={column.figure ? 'num' : undefined} data-label={column.label}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

function Totals<Row>({ table }: { table: DataTableProps<Row> }) {
  const { columns, selection, totalLabel } = table;
  return (
    <tfoot>
      <tr>
        {selection && <td className="pick" />}
        {columns.map((column, index) =>
          index === 0 ? (
            <th key={column.key} scope="row">
              {column.total ?? totalLabel}
            </th>
          ) : (
            <td key={column.key} className={column.figure ? 'num' : undefined} data-label={column.label}>
              {column.total}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

function WaitingRows({ columns }: { columns: number }) {
  return (
    <tr>
      <td colSpan={columns} className="waiting">
        <Skeleton lines={6} />
      </td>
    </tr>
  );
}

/** Takes the place of the list's heading while rows are selected. */
function BulkBar({ selection }: { selection: Selection }) {
  const t = useTexts();
  return (
    <div className="bulk">
      <p role="status" className="strong">
        {t('selected', { count: selection.selected.size })}
      </p>
      <Button kind="quiet" compact onClick={() => selection.onChange(new Set())}>
        {t('selectNone')}
      </Button>
      <div className="end">{selection.actions}</div>
    </div>
  );
}

function TableFoot<Row>({
  rows,
  more,
  bringingMore,
  approximateTotal,
  exportHref,
  problem,
  again,
}: DataTableProps<Row>) {
  const t = useTexts();
  const format = useFormat();
  if (rows === undefined) return null;
  const shown =
    more && approximateTotal
      ? t('tableShown', { shown: format.quantity(rows.length), total: format.quantity(approximateTotal) })
      : t('tableAll', { count: rows.length });
  return (
    <div className="table-foot">
      <span className="small muted">{shown}</span>
      {more && (
        <Button compact busy={bringingMore} onClick={more}>
          {t('showMore')}
        </Button>
      )}
      {exportHref && (
        <a className="small end" href={exportHref} download>
          {t('exportList')}
        </a>
      )}
      {problem && <Refusal problem={problem} again={again} />}
    </div>
  );
}
