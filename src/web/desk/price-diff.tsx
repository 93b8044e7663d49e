import type { Family } from '../../business/catalog/terms.ts';
import type { DiffReply, PriceInDiff, PriceListReply } from '../../business/pricing/terms.ts';
import type { Page } from '../api.ts';
import { useReply } from '../queries.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { DiffTable } from '../ui/diff-table.tsx';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { usePriceWords } from './price-list-words.ts';
import { ListWarnings } from './price-warnings.tsx';

/** A list against the one it follows: surprises in words first, then every price that changes, comes or is missing. */
export function PriceDiff({ list }: { list: PriceListReply }) {
  const t = useTexts('desk-catalogue');
  const { body: diff, problem, again } = useReply<DiffReply>(catalogueApi.priceDiff(list.id));
  if (problem && !diff) return <Refusal problem={problem} again={again} />;
  if (!diff) {
    return (
      <Panel title={t('tabDiff')} hiddenTitle>
        <Skeleton lines={10} />
      </Panel>
    );
  }
  return (
    <>
      <Surprises list={list} diff={diff} />
      {diff.changed.length > 0 && <Changed diff={diff} />}
      <Rows title={t('diffNew')} rows={diff.added} count={diff.counts.added} />
      <Rows
        title={t('diffMissing')}
        rows={diff.removed}
        count={diff.counts.removed}
        note={t('diffMissingBody', { name: diff.follows?.name ?? '' })}
      />
      {diff.termDiscounts.length > 0 && <TermDifferences diff={diff} />}
    </>
  );
}

/** What the draft is held against, the counts in a sentence, and what could surprise. */
function Surprises({ list, diff }: { list: PriceListReply; diff: DiffReply }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const { follows, counts, surprises } = diff;
  const jumps = surprises.filter(({ code }) => code === 'rises_a_lot' || code === 'falls_a_lot');
  const nothing = counts.added + counts.changed + counts.removed === 0 && diff.termDiscounts.length === 0;
  return (
    <Panel title={follows ? t('diffTitle', { name: follows.name }) : t('diffTitleFirst')} end={list.currency}>
      <div className="stacked">
        <p className="small">
          {follows
            ? nothing
              ? t('diffNone')
              : t('diffSentence', counts)
            : t('diffFirst', { from: format.date(list.startsOn) })}
        </p>
        <div className="stacked-close">
          <h3>{t('diffSurprises')}</h3>
          {diff.termDiscounts.length > 0 && <TermsChange list={list} diff={diff} />}
          {jumps.map(({ text }) => (
            <Note key={text} tone="warn">
              {text}
            </Note>
          ))}
          <ListWarnings list={list.id} />
        </div>
      </div>
    </Panel>
  );
}

function TermsChange({ list, diff }: { list: PriceListReply; diff: DiffReply }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const differences = useTermDifferences(diff);
  const said = differences.map(({ what, before, after }) =>
    t('diffTermBefore', { name: what, before: before ?? t('diffTermNothing'), after: after ?? t('diffTermNothing') }),
  );
  return (
    <Note
      tone="warn"
      actions={
        list.state === 'draft' && (
          <LinkButton compact href={catalogueWeb.priceList(list.id, { tab: 'header' })}>
            {t('diffTermsSet')}
          </LinkButton>
        )
      }
    >
      {t('diffTermsGone', { terms: format.list(said) })}
    </Note>
  );
}

function Changed({ diff }: { diff: DiffReply }) {
  const t = useTexts('desk-catalogue');
  return (
    <Panel title={t('diffChanged')} count={<Shown shown={diff.changed.length} count={diff.counts.changed} />} flush>
      <div className="table-scroll">
        <table className="data stack diff list">
          <caption className="sr">{t('diffChanged')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('priceSku')}</th>
              <th scope="col" className="num">
                {t('diffBefore')}
              </th>
              <th scope="col" className="num">
                {t('diffAfter')}
              </th>
              <th scope="col" className="num">
                {t('diffPercent')}
              </th>
              <th scope="col">{t('diffOther')}</th>
            </tr>
          </thead>
          <tbody>
            {diff.changed.map((change) => (
              <ChangedRow key={change.sku} {...change} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function ChangedRow({ sku, before, after, percent }: DiffReply['changed'][number]) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  return (
    <tr>
      <th scope="row">{sku}</th>
      <td className="num" data-label={t('diffBefore')}>
        <del>{words.unit(before)}</del>
      </td>
      <td className="num" data-label={t('diffAfter')}>
        <ins>{words.unit(after)}</ins>
      </td>
      <td className="num" data-label={t('diffPercent')}>
        <Percent percent={percent} />
      </td>
      <td data-label={t('diffOther')}>
        <OtherDifferences before={before} after={after} />
      </td>
    </tr>
  );
}

/** "from 100 15.40, from 1,000 12.00; all units, per line". */
function TierWords({ price }: { price: Pick<PriceInDiff, 'tiers' | 'tierMode' | 'tierCounting'> }) {
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

/** A rise with its sign, a fall in parentheses and red. */
function Percent({ percent }: { percent: string | null }) {
  const format = useFormat();
  if (percent === null) return null;
  const shown = format.decimal(percent, 2);
  if (!/[1-9]/.test(shown)) return <span className="muted">{shown}</span>;
  return (
    <span className={shown.startsWith('(') ? 'neg' : undefined}>{shown.startsWith('(') ? shown : `+${shown}`}</span>
  );
}

/** Tiers and floor, before and after, where they differ. */
function OtherDifferences({ before, after }: { before: PriceInDiff; after: PriceInDiff }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const tiers = (price: PriceInDiff) => JSON.stringify([price.tiers, price.tierMode, price.tierCounting]);
  const floor = (price: PriceInDiff) => (price.floor === null ? t('meanwhileEmpty') : format.unitPrice(price.floor));
  if (tiers(before) === tiers(after) && before.floor === after.floor) return null;
  return (
    <span className="other-differences">
      {tiers(before) !== tiers(after) && (
        <span className="before-after">
          <del>
            <TierWords price={before} />
          </del>
          <ins>
            <TierWords price={after} />
          </ins>
        </span>
      )}
      {before.floor !== after.floor && (
        <span>
          {t('priceFloor')} <del className="num">{floor(before)}</del> <ins className="num">{floor(after)}</ins>
        </span>
      )}
    </span>
  );
}

function Rows({
  title,
  rows,
  count,
  note,
}: {
  readonly title: string;
  readonly rows: readonly PriceInDiff[];
  readonly count: number;
  readonly note?: string;
}) {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  if (rows.length === 0) return null;
  return (
    <Panel title={title} count={<Shown shown={rows.length} count={count} />} note={note} flush>
      <div className="table-scroll">
        <table className="data stack list">
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('priceSku')}</th>
              <th scope="col" className="num">
                {t('priceUnit')}
              </th>
              <th scope="col">{t('priceTiers')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.sku}>
                <th scope="row">{row.sku}</th>
                <td className="num" data-label={t('priceUnit')}>
                  {words.unit(row)}
                </td>
                <td data-label={t('priceTiers')}>
                  <TierWords price={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Shown({ shown, count }: { shown: number; count: number }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  if (shown === count) return <>{format.quantity(count)}</>;
  return <>{t('diffShown', { shown: format.quantity(shown), count: format.quantity(count) })}</>;
}

function TermDifferences({ diff }: { diff: DiffReply }) {
  const t = useTexts('desk-catalogue');
  return (
    <Panel title={t('diffTerms')} flush>
      <DiffTable caption={t('diffTerms')} rows={useTermDifferences(diff)} />
    </Panel>
  );
}

/** Each term discount that differs: family and term, percent before and after. */
function useTermDifferences(diff: DiffReply) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const words = usePriceWords();
  const names = useFamilyNames();
  const share = (value: string | null) => (value === null ? null : format.percent(value));
  return diff.termDiscounts.map(({ familyId, termMonths, before, after }) => ({
    key: `${familyId}/${termMonths}`,
    what: `${familyId === null ? t('termsAll') : (names.get(familyId) ?? familyId)}, ${words.term(termMonths)}`,
    before: share(before),
    after: share(after),
  }));
}

/** The families of the catalogue by id. */
export function useFamilyNames(): ReadonlyMap<string, string> {
  const words = useCatalogueWords();
  const { body } = useReply<Page<Family>>(catalogueApi.references('families', { limit: 200 }));
  return new Map((body?.items ?? []).map((family) => [family.id, words.named(family.names)]));
}
