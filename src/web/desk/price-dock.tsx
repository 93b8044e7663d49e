import type { PriceReply } from '../../business/pricing/terms.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import type { PriceEdits } from './price-edits-state.ts';
import { usePriceWords } from './price-list-words.ts';

/** Counts the unsaved prices at the foot of the page, with saving and discarding; and what came in between. */
export function PricesDock({ edits }: { edits: PriceEdits }) {
  const t = useTexts('desk-catalogue');
  const { unsaved, problem, wrongCount } = edits;
  if (unsaved.length === 0) {
    return (
      <p role="status" className="sr">
        {edits.saved === null ? '' : t('pricesSaved', { count: edits.saved })}
      </p>
    );
  }
  return (
    <section className="dock" aria-label={t('pricesUnsaved', { count: unsaved.length })}>
      {problem ? (
        <Refusal problem={problem} />
      ) : (
        wrongCount > 0 && (
          <Note tone="neg" live>
            {t('pricesWrong', { count: wrongCount })}
          </Note>
        )
      )}
      {edits.other && <OtherChanges edits={edits} />}
      <div className="dock-line">
        <p>
          <span className="strong" role="status">
            {t('pricesUnsaved', { count: unsaved.length })}
          </span>{' '}
          <span className="small muted">{t('pricesUnsavedKept')}</span>
        </p>
        <div className="end">
          <Button onClick={edits.discard}>{edits.other ? t('pricesDropMine') : t('pricesDiscard')}</Button>
          <Button kind="primary" busy={edits.busy} onClick={() => void (edits.other ? edits.saveOver() : edits.save())}>
            {edits.other ? t('pricesSaveMine') : t('pricesSave', { count: unsaved.length })}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** The rows that somebody else changed under these edits, with what stands in the fields beside them. */
function OtherChanges({ edits }: { edits: PriceEdits }) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  const { other, unsaved } = edits;
  const told = (row: PriceReply | null | undefined) =>
    row ? [words.unit(row), ...words.tiers(row)].join(', ') : t('meanwhileEmpty');
  const touched = unsaved.filter(({ sku, base }) => told(base) !== told(other?.rows.get(sku)));
  if (touched.length === 0) return <p className="small muted">{t('pricesTheirsNone')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
    <section className="dock-table" aria-label={t('pricesTheirs')} tabIndex={0}>
      <table className="data stack diff">
        <caption className="sr">{t('pricesTheirs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('priceSku')}</th>
            <th scope="col">{t('diffBefore')}</th>
            <th scope="col">{t('pricesTheirsNow')}</th>
            <th scope="col">{t('pricesYours')}</th>
          </tr>
        </thead>
        <tbody>
          {touched.map(({ sku, base, removed, unitPrice }) => (
            <tr key={sku}>
              <th scope="row">{sku}</th>
              <td data-label={t('diffBefore')}>
                <del>{told(base)}</del>
              </td>
              <td data-label={t('pricesTheirsNow')}>
                <ins>{told(other?.rows.get(sku))}</ins>
              </td>
              <td data-label={t('pricesYours')}>{removed ? t('priceRemoved') : unitPrice}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
