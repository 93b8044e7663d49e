import type { WarningReply, WarningsReply } from '../../business/pricing/terms.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';

/** The cell that a warning is about; for a gap the list's days, for an offer without a price the offer. */
function hrefOf({ list, offer, column }: WarningReply): string {
  if (list === null) return catalogueWeb.offer(offer?.productId ?? '', offer?.id ?? '');
  if (offer === null) return catalogueWeb.priceList(list.id, { tab: 'header' });
  return catalogueWeb.priceList(list.id, { q: offer.sku, at: column });
}

function Warnings({ warnings, withList }: { warnings: readonly WarningReply[]; withList: boolean }) {
  return (
    <ul className="lined small">
      {warnings.map((warning) => (
        <li key={`${warning.list?.id} ${warning.text}`}>
          <Anchor href={hrefOf(warning)}>{warning.text}</Anchor>
          {withList && warning.list && <span className="muted"> {warning.list.name}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Everything about a list that somebody would not expect, each with the way to its cell. Larger orders that cost less
 *  are common where tiers hold for all units, so they stand folded. */
export function ListWarnings({ list }: { list: string }) {
  const t = useTexts('desk-prices');
  const format = useFormat();
  const { body, problem, again } = useReply<WarningsReply>(catalogueApi.priceListWarnings(list));
  if (problem && !body) return <Refusal problem={problem} again={again} />;
  if (!body) return <Skeleton lines={3} />;
  const larger = body.warnings.filter(({ kind }) => kind === 'larger_costs_less');
  const others = body.warnings.filter(({ kind }) => kind !== 'larger_costs_less');
  return (
    <>
      {body.count === 0 && <p className="small muted">{t('warningsNone')}</p>}
      {others.length > 0 && <Warnings warnings={others} withList={false} />}
      {larger.length > 0 && (
        <details className="small">
          <summary>{t('warningsLarger', { count: larger.length })}</summary>
          <Warnings warnings={larger} withList={false} />
        </details>
      )}
      {body.count > body.warnings.length && (
        <p className="small muted">
          {t('warningsShown', { shown: body.warnings.length, count: format.quantity(body.count) })}
        </p>
      )}
    </>
  );
}

const ON_HOME = 5;

/** On the first page of those who make prices: what of the lists in force somebody would not expect. */
export function WarningsInForce() {
  const t = useTexts('desk-prices');
  const format = useFormat();
  const { may } = useReader();
  const { body } = useReply<WarningsReply>(may('prices.change') ? catalogueApi.priceWarnings() : null);
  const warnings = (body?.warnings ?? []).filter(({ kind }) => kind !== 'larger_costs_less');
  if (warnings.length === 0) return null;
  return (
    <Panel title={t('warningsTitle')} count={format.quantity(warnings.length)}>
      <Warnings warnings={warnings.slice(0, ON_HOME)} withList />
      {warnings.length > ON_HOME && (
        <details className="small">
          <summary>{t('warningsMore', { count: warnings.length - ON_HOME })}</summary>
          <Warnings warnings={warnings.slice(ON_HOME)} withList />
        </details>
      )}
    </Panel>
  );
}
