import { useState } from 'react';
import type { ListReply, ListRow } from '../../business/baskets/terms/lists.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';

type Row = { readonly sku: string; readonly quantity: string };
type Edits = ReadonlyMap<number, Row | null>;

type Props = {
  readonly reply: ListReply;
  readonly busy: boolean;
  readonly onCheck: (rows: readonly Row[]) => void;
  readonly onPut: (reply: ListReply) => void;
  readonly onBack: () => void;
};

/** Every row with its answer; a wrong one is corrected here or left out. */
export function ListAnswers({ reply, busy, onCheck, onPut, onBack }: Props) {
  const t = useTexts('store', 'purchasing');
  const [edits, setEdits] = useState<Edits>(new Map());
  const edit = (row: number, value: Row | null) => setEdits(new Map(edits).set(row, value));
  const corrected = reply.rows.flatMap((row) => {
    const changed = edits.get(row.row);
    return changed === null ? [] : [changed ?? { sku: row.sku, quantity: row.quantity }];
  });
  const changed = edits.size > 0;
  return (
    <>
      <div role="status" className="stacked">
        {reply.wrong > 0 && <Note tone="warn">{t('listSummary', { wrong: reply.wrong, good: reply.good })}</Note>}
        {reply.said.map(({ text }) => (
          <Note key={text}>{text}</Note>
        ))}
      </div>
      <table className="data stack list-rows">
        <caption className="sr">{t('listAnswers')}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('listRow')}
            </th>
            <th scope="col">{t('listSku')}</th>
            <th scope="col">{t('listQuantity')}</th>
            <th scope="col">{t('listAnswer')}</th>
          </tr>
        </thead>
        <tbody>
          {/* Wrong rows first: they are what needs somebody. */}
          {[...reply.rows]
            .sort((a, b) => Number(a.good) - Number(b.good) || a.row - b.row)
            .filter((row) => edits.get(row.row) !== null)
            .map((row) => (
              <AnsweredRow
                key={row.row}
                row={row}
                now={edits.get(row.row) ?? { sku: row.sku, quantity: row.quantity }}
                onChange={(value) => edit(row.row, value)}
              />
            ))}
        </tbody>
      </table>
      <div className="form-acts">
        <Button kind="quiet" onClick={onBack}>
          {t('listBack')}
        </Button>
        {reply.good > 0 && (
          <Button kind={changed ? 'plain' : 'primary'} busy={busy} onClick={() => onPut(reply)}>
            {t(reply.wrong > 0 ? 'listPutGood' : 'listPutAll', { count: reply.good })}
          </Button>
        )}
        {changed && corrected.length > 0 && (
          <Button kind="primary" busy={busy} onClick={() => onCheck(corrected)}>
            {t('listAgain')}
          </Button>
        )}
      </div>
    </>
  );
}

type RowProps = { readonly row: ListRow; readonly now: Row; readonly onChange: (value: Row | null) => void };

function AnsweredRow({ row, now, onChange }: RowProps) {
  const t = useTexts('store', 'purchasing');
  const format = useFormat();
  if (row.good) {
    return (
      <tr>
        <td className="num" data-label={t('listRow')}>
          {row.row}
        </td>
        <td className="mono" data-label={t('listSku')}>
          {row.sku}
        </td>
        <td data-label={t('listQuantity')}>{format.quantity(row.quantity)}</td>
        <td data-label={t('listAnswer')}>
          {t('listGood')}
          <span className="small muted"> {row.name}</span>
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <td className="num" data-label={t('listRow')}>
        {row.row}
      </td>
      <td data-label={t('listSku')}>
        <input
          className="input mono"
          aria-label={t('listSkuOf', { row: row.row })}
          aria-invalid={row.skuWanted !== null && now.sku === row.sku ? true : undefined}
          spellCheck={false}
          value={now.sku}
          onChange={(event) => onChange({ ...now, sku: event.target.value })}
        />
      </td>
      <td data-label={t('listQuantity')}>
        <input
          className="input figure"
          inputMode="numeric"
          aria-label={t('listQuantityOf', { row: row.row })}
          aria-invalid={row.quantityWanted !== null && now.quantity === row.quantity ? true : undefined}
          value={now.quantity}
          onChange={(event) => onChange({ ...now, quantity: event.target.value })}
        />
      </td>
      <td data-label={t('listAnswer')}>
        <div className="list-answer">
          {row.suggestion === null && row.skuWanted && <span>{t('listWanted', { wanted: row.skuWanted })}</span>}
          {row.suggestion && <span>{t('listMeant', { name: row.suggestion.name })}</span>}
          {row.quantityWanted && <span>{t('listWanted', { wanted: row.quantityWanted })}</span>}
          {row.suggestion && (
            <Button compact onClick={() => onChange({ ...now, sku: row.suggestion!.sku })}>
              {t('listTake', { sku: row.suggestion.sku })}
            </Button>
          )}
          <Button compact kind="quiet" aria-label={t('listDropOf', { row: row.row })} onClick={() => onChange(null)}>
            {t('listDrop')}
          </Button>
        </div>
      </td>
    </tr>
  );
}
