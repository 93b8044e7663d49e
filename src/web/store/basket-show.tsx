import './store.css';
import './basket.css';
import { api, storeWeb } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { BasketCarry } from './basket-carry.tsx';
import { useAddLine, useBasketChange } from './basket-changes.ts';
import { BasketLineRows, lineName } from './basket-line.tsx';
import { BasketList } from './basket-list.tsx';
import { BasketTotals } from './basket-totals.tsx';
import { WaysOn } from './basket-ways-on.tsx';
import { ContactCard } from './contact-card.tsx';
import { LimitState } from './limit-state.tsx';
import { PromotionCode } from './promotion-code.tsx';
import type { BasketLine, BasketReply } from './replies.ts';

type Changing = ReturnType<typeof useBasketChange>;

/** The basket: its lines, what they come to, whether it can be bought at once, and the ways on. */
export default function BasketShow() {
  const t = useTexts('store', 'buying');
  const { body, problem, again } = useReply<BasketReply>(api.basket());
  const changing = useBasketChange();
  return (
    <div className="stacked store-page">
      <PageHead title={t('basketTitle')} />
      {problem && <Refusal problem={problem} again={again} />}
      {!body && !problem && (
        <Panel title={t('basketTitle')} hiddenTitle>
          <Skeleton height="14rem" />
        </Panel>
      )}
      {body && <Said basket={body} />}
      {body && body.lines.length === 0 && <Empty />}
      {body && body.lines.length > 0 && <Filled basket={body} changing={changing} />}
    </div>
  );
}

/** What was done otherwise than asked: a SKU given twice is one line, another currency priced everything anew. */
function Said({ basket }: { basket: BasketReply }) {
  return (
    <div role="status" className={basket.said.length > 0 ? 'stacked' : 'sr'}>
      {basket.said.map(({ text }) => (
        <Note key={text}>{text}</Note>
      ))}
    </div>
  );
}

function Empty() {
  const t = useTexts('store', 'buying');
  return (
    <>
      <Panel title={t('basketTitle')} hiddenTitle flush>
        <EmptyState
          title={t('basketEmptyTitle')}
          action={
            <LinkButton kind="primary" href={storeWeb.products()}>
              {t('showAllProducts')}
            </LinkButton>
          }
        >
          {t('basketEmptyBody')}
        </EmptyState>
      </Panel>
      <BasketList open />
    </>
  );
}

function Filled({ basket, changing }: { basket: BasketReply; changing: Changing }) {
  const t = useTexts('store', 'buying');
  return (
    <div className="cols">
      <div className="config">
        {changing.problem && changing.of?.kind !== 'code' && <Refusal problem={changing.problem} />}
        <Lines basket={basket} changing={changing} />
        <BasketList />
        <BasketCarry />
      </div>
      <aside className="side" aria-label={t('basketTotals')}>
        <section className="panel sum" aria-labelledby="basket-total" aria-busy={changing.busy}>
          <h2 id="basket-total">{t('basketTotals')}</h2>
          <BasketTotals basket={basket} />
          <PromotionCode basket={basket} changing={changing} />
          <div className="sum-stack">
            <WaysOn basket={basket} changing={changing} />
          </div>
          <hr className="rule" />
          <LimitState limit={basket.limit} commitment={basket.totals.commitment} />
        </section>
        {basket.contact && <ContactCard contact={basket.contact} />}
      </aside>
    </div>
  );
}

function Lines({ basket, changing }: { basket: BasketReply; changing: Changing }) {
  const t = useTexts('store', 'buying');
  const toast = useToast();
  const adding = useAddLine();
  const remove = (line: BasketLine) => {
    changing.change({ kind: 'remove', sku: line.sku });
    toast({
      text: t('basketRemoved', { product: lineName(line) }),
      undo: { label: t('basketPutBack'), run: () => adding.add({ sku: line.sku, quantity: line.quantity }) },
    });
  };
  return (
    <Panel
      title={t('basketLines', { count: basket.lines.length })}
      end={<Currency basket={basket} changing={changing} />}
      flush
    >
      <table className="data stack basket">
        <caption className="sr">{t('basketTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('basketColumnProduct')}</th>
            <th scope="col">{t('basketColumnQuantity')}</th>
            <th scope="col" className="num">
              {t('basketColumnUnit')}
            </th>
            <th scope="col" className="num">
              {t('basketColumnNow')}
            </th>
            <th scope="col" className="num">
              {t('basketColumnCommitment')}
            </th>
            <th scope="col">
              <span className="sr">{t('basketRemove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {basket.lines.map((line) => (
            <BasketLineRows
              key={line.sku}
              line={line}
              onQuantity={(quantity) => changing.change({ kind: 'quantity', sku: line.sku, quantity })}
              onRemove={() => remove(line)}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** One basket, one currency; where the store sells in several, the buyer chooses. */
function Currency({ basket, changing }: { basket: BasketReply; changing: Changing }) {
  const t = useTexts('store', 'buying');
  if (basket.currencies.length < 2) return basket.currency;
  return (
    <span className="currency">
      <SelectField
        label={t('basketCurrency')}
        value={basket.currency}
        onChange={(currency) => changing.change({ kind: 'currency', currency })}
        options={basket.currencies.map((currency) => ({ value: currency, label: currency }))}
      />
    </span>
  );
}
