import { storeApi, storeWeb, web } from '../paths.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import type { useAddLine } from './basket-changes.ts';
import { ContactCard } from './contact-card.tsx';
import { LimitState } from './limit-state.tsx';
import { usePeriodWords } from './period-words.ts';
import { promotionFacts } from './promotion-code.tsx';
import type { ProductReply } from './replies.ts';

type Adding = ReturnType<typeof useAddLine>;
type Props = {
  readonly reply: ProductReply;
  readonly adding: Adding;
  /** The figures are those of the choice before: nothing is bought on them. */
  readonly waiting: boolean;
  readonly onQuantity: (quantity: number) => void;
};

/** The choice in figures, what can be done with it, how it stands to the limit, and who answers. */
export function ProductSummary(props: Props) {
  const t = useTexts('store');
  const { reply, waiting } = props;
  const { choice } = reply;
  return (
    <aside className="side" aria-label={t('choiceAside')}>
      <section className="panel sum" aria-labelledby="choice-title" aria-busy={waiting}>
        <div>
          <h2 id="choice-title">
            {reply.product.name} {editionName(reply)}
          </h2>
          <ChoiceLine reply={reply} />
        </div>
        {choice.commitment && (
          <div>
            <p className="tiny muted">{t('totalCommitmentBeforeTax')}</p>
            <p className="big num">
              <span className="small muted">{reply.currency}</span> <Amount value={choice.commitment} />
            </p>
          </div>
        )}
        <SummaryFacts reply={reply} />
        <div className="sum-stack">
          <Actions {...props} />
          <QuoteLink reply={reply} />
        </div>
        <hr className="rule" />
        <LimitState limit={reply.limit} commitment={choice.commitment} />
      </section>
      {reply.contact && <ContactCard contact={reply.contact} />}
    </aside>
  );
}

/** The choice as a dated print, to carry to whoever decides. */
function QuoteLink({ reply: { product, edition, term, quantity } }: Pick<Props, 'reply'>) {
  const t = useTexts('store');
  return (
    <LinkButton
      kind="quiet"
      wide
      download
      href={storeApi.productQuote(product.slug, { edition, term: String(term), quantity })}
    >
      {t('quotePdf')}
    </LinkButton>
  );
}

export function editionName(reply: ProductReply): string {
  return reply.editions.find(({ slug }) => slug === reply.edition)?.name ?? '';
}

function ChoiceLine({ reply }: { reply: ProductReply }) {
  const t = useTexts('store');
  const format = useFormat();
  const period = usePeriodWords();
  const { metric } = reply.product;
  return (
    <p className="small muted">
      {t('choiceOf', {
        quantity: format.quantity(reply.quantity),
        metrics: reply.quantity === 1 ? metric.one : metric.other,
        term: period.termInline(reply.term),
      })}
    </p>
  );
}

function SummaryFacts({ reply }: { reply: ProductReply }) {
  const t = useTexts('store');
  const format = useFormat();
  const period = usePeriodWords();
  const { choice } = reply;
  if (choice.unitPrice === null || choice.net === null) return <p className="small">{t('whyEmpty')}</p>;
  const then = period.afterwards(choice);
  return (
    <Facts
      facts={[
        {
          label: period.perUnitShort(choice, reply.product.metric),
          value: format.unitPrice(choice.unitPrice),
          figure: true,
        },
        ...promotionFacts(choice.promotion ? [choice.promotion] : []),
        { label: t('dueNow'), value: <Amount value={choice.net} />, figure: true },
        then
          ? { label: then, value: <Amount value={choice.periodNet ?? choice.net} />, figure: true }
          : { label: t('renewsAt'), value: t('listPrice') },
        choice.noticeBy
          ? { label: t('noticeBy'), value: format.date(choice.noticeBy), figure: true }
          : { label: t('notice'), value: t('noticeAnyTime') },
      ]}
    />
  );
}

/** Buy, or what is cheapest for the buyer, or talk: the best first, never a wall. */
function Actions({ reply, adding, waiting, onQuantity }: Props) {
  const t = useTexts('store');
  const format = useFormat();
  const { choice, limit, quantity } = reply;
  if (limit.decision === 'buy' && choice.commitment) {
    return <Buying reply={reply} adding={adding} waiting={waiting} />;
  }
  const { larger, lower, best } = waysOn(reply);
  const name = reply.contact?.name;
  const about = format.quantity(quantity);
  return (
    <>
      {best && larger && (
        <Button kind="primary" wide onClick={() => onQuantity(larger.quantity)}>
          {t('takeFor', { quantity: format.quantity(larger.quantity), amount: format.amount(larger.commitment) })}
        </Button>
      )}
      <LinkButton kind={best ? 'plain' : 'primary'} wide href={talkHref(reply)}>
        {name ? t('talkAbout', { name, quantity: about }) : t('talkAboutNobody', { quantity: about })}
      </LinkButton>
      {larger && !best && (
        <Button wide onClick={() => onQuantity(larger.quantity)}>
          {t('buyFor', { quantity: format.quantity(larger.quantity), amount: format.amount(larger.commitment) })}
        </Button>
      )}
      {lower && (
        <Button kind={larger ? 'quiet' : 'plain'} wide onClick={() => onQuantity(lower.quantity)}>
          {t('buyFor', { quantity: format.quantity(lower.quantity), amount: format.amount(lower.commitment) })}
        </Button>
      )}
    </>
  );
}

export function talkHref({ product, edition, term, quantity }: ProductReply): string {
  return storeWeb.talkAbout(product.slug, { edition, term: String(term), quantity });
}

/** Other quantities that buy at once; `best` says the larger one costs less than what was asked for. */
function waysOn({ limit, choice }: ProductReply) {
  const larger = limit.alternatives.find(({ kind }) => kind === 'larger');
  const lower = limit.alternatives.find(({ kind }) => kind === 'lower');
  const best =
    larger !== undefined &&
    choice.commitment !== null &&
    Number(larger.commitment.amount) < Number(choice.commitment.amount);
  return { larger, lower, best };
}

function Buying({ reply, adding, waiting }: Pick<Props, 'reply' | 'adding' | 'waiting'>) {
  const t = useTexts('store');
  const format = useFormat();
  const { choice, quantity } = reply;
  const there = adding.added?.sku === choice.sku && adding.added.quantity === quantity;
  return (
    <>
      <Button
        kind={there ? 'plain' : 'primary'}
        wide
        busy={adding.busy || waiting}
        onClick={() => adding.add({ sku: choice.sku, quantity })}
      >
        {t('addToBasket')}
      </Button>
      <div role="status" className={there ? undefined : 'sr'}>
        {there && (
          <Note>
            {t('addedToBasket', {
              quantity: format.quantity(quantity),
              product: reply.product.name,
              edition: editionName(reply),
            })}
          </Note>
        )}
      </div>
      {there && (
        <LinkButton kind="primary" wide href={web.store.basket()}>
          {t('goToBasket')}
        </LinkButton>
      )}
      {adding.problem && <Refusal problem={adding.problem} />}
    </>
  );
}

/** On a phone the total and the one thing to do stay at the bottom of the screen. */
export function ProductDock({ reply, adding, waiting }: Pick<Props, 'reply' | 'adding' | 'waiting'>) {
  const t = useTexts('store');
  const period = usePeriodWords();
  const { choice, limit, quantity } = reply;
  const buys = limit.decision === 'buy' && choice.commitment;
  const there = adding.added?.sku === choice.sku && adding.added.quantity === quantity;
  return (
    <aside className="dock" aria-label={t('dockTotal')}>
      <p>
        <b className="num">{choice.commitment ? <Amount value={choice.commitment} /> : t('cardOnRequest')}</b>
        <small>{t('dockNote', { currency: reply.currency, term: period.termInline(reply.term) })}</small>
      </p>
      {!buys && (
        <LinkButton kind="primary" href={talkHref(reply)}>
          {t('talkToSales')}
        </LinkButton>
      )}
      {buys && there && (
        <LinkButton kind="primary" href={web.store.basket()}>
          {t('goToBasket')}
        </LinkButton>
      )}
      {buys && !there && (
        <Button kind="primary" busy={adding.busy || waiting} onClick={() => adding.add({ sku: choice.sku, quantity })}>
          {t('addToBasket')}
        </Button>
      )}
    </aside>
  );
}
