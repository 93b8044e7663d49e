import { type KeyboardEvent, useRef } from 'react';
import type { PriceListReply, PriceReply } from '../../business/pricing/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { catalogueApi } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ListPanel } from './list-panel.tsx';
import { PriceAdd } from './price-add.tsx';
import { editOf } from './price-edits.ts';
import type { PriceEdits } from './price-edits-state.ts';
import { usePriceWords } from './price-list-words.ts';
import { PriceRow } from './price-row.tsx';

function usePrices(list: PriceListReply) {
  return useList<PriceReply>(useListPath(catalogueApi.prices(list.id), ['q']));
}

/** The prices of a list that no longer changes. */
export function PublishedPrices({ list }: { list: PriceListReply }) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  const format = useFormat();
  const prices = usePrices(list);
  const columns: Column<PriceReply>[] = [
    {
      key: 'sku',
      label: t('priceSku'),
      cell: (row) => (
        <>
          {row.sku}
          <small className="block muted">{row.offerName}</small>
        </>
      ),
    },
    { key: 'unit', label: t('priceUnit'), figure: true, cell: (row) => words.unit(row) },
    { key: 'tiers', label: t('priceTiers'), cell: (row) => <TierWords price={row} /> },
    {
      key: 'floor',
      label: t('priceFloor'),
      figure: true,
      cell: (row) => (row.floor === null ? null : format.unitPrice(row.floor)),
    },
  ];
  return (
    <ListPanel title={t('tabPrices')} search={t('pricesSearch')} order={t('pricesOrder')} names={[]}>
      {(emptyOr) => (
        <DataTable
          caption={t('tabPrices')}
          columns={columns}
          rows={prices.rows}
          rowKey={(row) => row.sku}
          rowName={(row) => row.sku}
          more={prices.more}
          bringingMore={prices.bringingMore}
          approximateTotal={prices.total}
          exportHref={catalogueApi.pricesFile(list.id)}
          problem={prices.problem}
          again={prices.again}
          empty={emptyOr(<EmptyState title={t('pricesEmpty')}>{t('pricesEmptyPublished')}</EmptyState>)}
        />
      )}
    </ListPanel>
  );
}

/** "from 100 15.40, from 1,000 12.00; all units, per line". */
export function TierWords({ price }: { price: Pick<PriceReply, 'tiers' | 'tierMode' | 'tierCounting'> }) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  if (price.tiers.length === 0) return <span className="muted">{t('priceOne')}</span>;
  return (
    <span className="tier-words">
      {words.tiers(price).map((tier) => (
        <span key={tier} className="num">
          {tier}
        </span>
      ))}
      <small className="muted">{words.schedule(price)}</small>
    </span>
  );
}

/** The prices of a draft as a table of fields. Up, down and Enter move within a column. */
export function DraftPrices({ list, edits }: { list: PriceListReply; edits: PriceEdits }) {
  const t = useTexts('desk-catalogue');
  const { search } = useSearch();
  const prices = usePrices(list);
  const fresh = [...edits.edits.values()].filter(({ base }) => base === null);
  const there = new Set([...(prices.rows ?? []).map(({ sku }) => sku), ...fresh.map(({ sku }) => sku)]);
  return (
    <ListPanel
      title={t('tabPrices')}
      search={t('pricesSearch')}
      order={t('pricesOrder')}
      names={[]}
      filters={<PriceAdd list={list.id} there={there} add={edits.change} />}
    >
      {(emptyOr) => (
        <>
          {prices.problem && (
            <div className="table-note">
              <Refusal problem={prices.problem} again={prices.again} />
            </div>
          )}
          {!prices.rows && !prices.problem && (
            <div className="table-note">
              <Skeleton lines={8} />
            </div>
          )}
          {prices.rows && prices.rows.length + fresh.length === 0
            ? emptyOr(<EmptyState title={t('pricesEmpty')}>{t('pricesEmptyDraft')}</EmptyState>)
            : prices.rows && <Fields rows={prices.rows} edits={edits} withNew={!search.get('q')} />}
          {prices.rows && <PricesFoot list={list} prices={prices} />}
        </>
      )}
    </ListPanel>
  );
}

function Fields({ rows, edits, withNew }: { rows: readonly PriceReply[]; edits: PriceEdits; withNew: boolean }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const body = useRef<HTMLTableElement>(null);
  const fresh = withNew ? [...edits.edits.values()].filter(({ base }) => base === null) : [];
  return (
    <div className="table-scroll">
      <table
        className="data stack list price-fields"
        ref={body}
        onKeyDown={(event) => moveInColumn(event, body.current)}
      >
        <caption className="sr">{t('tabPrices')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('priceSku')}</th>
            <th scope="col" className="num">
              {t('priceUnit')}
            </th>
            <th scope="col">{t('priceTiers')}</th>
            <th scope="col" className="num" title={t('priceFloorHint')}>
              {t('priceFloor')}
            </th>
            <th scope="col">
              <span className="sr">{t('priceRemove')}</span>
            </th>
          </tr>
        </thead>
        {fresh.map((edit) => (
          <PriceRow key={edit.sku} edit={edit} edits={edits} />
        ))}
        {rows
          .filter(({ sku }) => edits.edits.get(sku)?.base !== null)
          .map((row) => (
            <PriceRow key={row.sku} edit={edits.edits.get(row.sku) ?? editOf(row, format)} edits={edits} />
          ))}
      </table>
    </div>
  );
}

/** Up, down and Enter go to the same field of the row above or below, as in a sheet. */
function moveInColumn(event: KeyboardEvent<HTMLElement>, table: HTMLTableElement | null): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !table) return;
  const column = field.dataset.column;
  const down = event.key === 'ArrowDown' || event.key === 'Enter';
  if (!column || (!down && event.key !== 'ArrowUp')) return;
  const fields = [...table.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`)];
  const next = fields[fields.indexOf(field) + (down ? 1 : -1)];
  event.preventDefault();
  next?.focus();
  next?.select();
}

function PricesFoot({ list, prices }: { list: PriceListReply; prices: ReturnType<typeof usePrices> }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const shown = prices.rows?.length ?? 0;
  return (
    <div className="table-foot">
      <span className="small muted">
        {prices.more && prices.total
          ? t('tableShown', { shown: format.quantity(shown), total: format.quantity(prices.total) })
          : t('tableAll', { count: shown })}
      </span>
      {prices.more && (
        <Button compact busy={prices.bringingMore} onClick={prices.more}>
          {t('showMore')}
        </Button>
      )}
      <a className="small end" href={catalogueApi.pricesFile(list.id)} download>
        {t('listExport')}
      </a>
    </div>
  );
}
