import { useMemo } from 'react';
import type { PriceListReply } from '../../business/pricing/terms.ts';
import { useSearch } from '../place.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { catalogueApi } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { type Filter, type Grid, rowCount } from './price-grid.ts';
import { PriceGrid } from './price-grid.tsx';
import { RowsShown } from './price-grid-bar.tsx';
import type { PriceSheet } from './price-grid-state.ts';

/** Which rows of the sheet are shown, as the address says. */
export function useSheetFilter(): Filter {
  const { search } = useSearch();
  const [q, only] = [search.get('q') ?? '', search.get('only')];
  return useMemo(() => ({ q, only: only === 'changed' || only === 'wrong' ? only : null }), [q, only]);
}

/** The prices of a list: a sheet that is typed into while the list is a draft, and read afterwards. */
export function ListPrices({
  list,
  sheet,
  mayChange,
}: {
  readonly list: PriceListReply;
  readonly sheet: PriceSheet;
  readonly mayChange: boolean;
}) {
  const t = useTexts('desk-prices', 'desk-catalogue');
  const { grid } = sheet;
  return (
    <ListPanel
      title={t('sheetLabel')}
      search={t('sheetSearch')}
      order={t('sheetOrder')}
      names={['only']}
      filters={mayChange && <RowsShown />}
    >
      {(emptyOr) => {
        if (grid === null) {
          return (
            <div className="table-note">
              {sheet.problem ? <Refusal problem={sheet.problem} again={sheet.again} /> : <Skeleton lines={10} />}
            </div>
          );
        }
        const empty = rowCount(grid) === 0 && (!mayChange || grid.shown !== null);
        return (
          <>
            {empty ? (
              emptyOr(<EmptyState title={t('sheetNothing')}>{t('sheetNothingPublished')}</EmptyState>)
            ) : (
              <PriceGrid sheet={sheet} grid={grid} mayChange={mayChange} />
            )}
            <SheetFoot list={list} grid={grid} />
          </>
        );
      }}
    </ListPanel>
  );
}

function SheetFoot({ list, grid }: { list: PriceListReply; grid: Grid }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const [shown, total] = [rowCount(grid), grid.kept.length + grid.fresh.length];
  return (
    <div className="table-foot">
      <span className="small muted">
        {shown < total
          ? t('tableShown', { shown: format.quantity(shown), total: format.quantity(total) })
          : t('tableAll', { count: shown })}
      </span>
      <a className="small end" href={catalogueApi.pricesFile(list.id)} download>
        {t('listExport')}
      </a>
    </div>
  );
}
