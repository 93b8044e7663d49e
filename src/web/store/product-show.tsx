import './store.css';
import './product.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { storeWeb } from '../paths.ts';
import { useParam, useSearch } from '../place.ts';
import { problemOf, reply as replyOf } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { usePageTitle } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { telephone } from '../ui/telephone.ts';
import { TraceList } from '../ui/trace-list.tsx';
import { useTypedWords } from '../ui/typed-words.ts';
import { useAddLine } from './basket-changes.ts';
import { todayIn } from './moment.ts';
import { choiceOf, productPath } from './product-choice.ts';
import { EditionChoices, TermChoices } from './product-choices.tsx';
import { QuantityPanel } from './product-quantity.tsx';
import { ProductDock, ProductSummary, talkHref } from './product-summary.tsx';
import { RefusedPage } from './refused-page.tsx';
import type { ProductReply } from './replies.ts';

const typingPause = 250;

/** One product: editions, quantity and term side by side, priced by the server at every choice. */
export default function ProductShow() {
  const t = useTexts('store');
  const slug = useParam('product');
  const { search } = useSearch();
  const query = useQuery({
    ...replyOf<ProductReply>(productPath(slug, search)),
    placeholderData: keepPreviousData,
  });
  const problem = problemOf(query.error);
  if (problem) {
    return (
      <div className="stacked store-page">
        <RefusedPage title={t('navProducts')} problem={problem} again={query.refetch}>
          <LinkButton compact href={storeWeb.products()}>
            {t('productGoneBack')}
          </LinkButton>
        </RefusedPage>
      </div>
    );
  }
  if (!query.data) return <ProductWaiting />;
  return <Product reply={query.data} waiting={query.isPlaceholderData} />;
}

/** The quantity on the screen follows the typing at once; the address, and with it the price, after a short pause. */
function useQuantity(reply: ProductReply) {
  const { search, change } = useSearch();
  const addressed = choiceOf(search).choice.quantity ?? reply.quantity;
  const [typed, setTyped] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setTyped((current) => (current === addressed ? null : current));
  }, [addressed]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (quantity: number, settled = false) => {
    clearTimeout(timer.current);
    setTyped(quantity);
    const go = () => change({ quantity });
    if (settled) go();
    else timer.current = setTimeout(go, typingPause);
  };
  return { quantity: typed ?? addressed, set };
}

function Product({ reply, waiting }: { reply: ProductReply; waiting: boolean }) {
  const t = useTexts('store');
  const { search, change } = useSearch();
  const words = useTypedWords();
  const { quantity, set } = useQuantity(reply);
  const adding = useAddLine();
  usePageTitle(reply.product.name);
  const { quantity: read, typed } = choiceOf(search);
  const unsettled = waiting || quantity !== reply.quantity;
  const settle = (next: number) => set(next, true);
  const chooseEdition = (edition: string) => {
    const sold = reply.editions.find(({ slug }) => slug === edition)?.choice;
    // An edition that is not sold for the chosen term opens with a term it is sold for.
    change(sold ? { edition } : { edition, term: null });
  };
  return (
    <>
      <Crumbs reply={reply} />
      <Title reply={reply} />
      <div className="cols">
        <div className="config">
          <EditionChoices reply={reply} chosen={search.get('edition') ?? reply.edition} onChoose={chooseEdition} />
          <QuantityPanel
            reply={reply}
            quantity={quantity}
            misread={read && !read.ok ? t('quantityMisread', { typed: typed ?? '', words: words[read.reason] }) : null}
            onQuantity={set}
          />
          <TermChoices
            reply={reply}
            chosen={choiceOf(search).choice.term ?? String(reply.term)}
            onChoose={(term) => change({ term })}
          />
          <Why reply={reply} />
        </div>
        <ProductSummary reply={reply} adding={adding} waiting={unsettled} onQuantity={settle} />
      </div>
      <ProductDock reply={reply} adding={adding} waiting={unsettled} />
    </>
  );
}

function Crumbs({ reply }: { reply: ProductReply }) {
  const t = useTexts('store');
  const { family, name } = reply.product;
  return (
    <nav className="crumbs" aria-label={t('youAreHere')}>
      <ol>
        <li>
          <Anchor href={storeWeb.products()}>{t('navProducts')}</Anchor>
        </li>
        <li>
          <Anchor href={storeWeb.products({ family: family.slug })}>{family.name}</Anchor>
        </li>
        <li aria-current="page">{name}</li>
      </ol>
    </nav>
  );
}

function Title({ reply }: { reply: ProductReply }) {
  const t = useTexts('store');
  const { product, contact } = reply;
  return (
    <div className="title">
      <div>
        <h1>{product.name}</h1>
        <p className="lede">{t('lede', { summary: product.summary, metric: product.metric.one })}</p>
      </div>
      <p className="askline">
        <span>
          {t('questions')}{' '}
          {contact && (
            <>
              <b>{contact.name}</b>
              {`, ${contact.role}`}
            </>
          )}
        </span>
        {contact?.phone && <a href={telephone(contact.phone)}>{contact.phone}</a>}
        <Anchor href={talkHref(reply)}>{t('navTalk')}</Anchor>
      </p>
    </div>
  );
}

function Why({ reply }: { reply: ProductReply }) {
  const t = useTexts('store');
  const format = useFormat();
  const { seller } = useReader();
  const today = todayIn(seller.timeZone);
  return (
    <Panel title={t('whyTitle')} end={t('whyNote', { day: format.date(today, 'long'), currency: reply.currency })}>
      {reply.trace.length === 0 ? (
        <p>{t('whyEmpty')}</p>
      ) : (
        <TraceList lines={reply.trace.map(({ text, figure }) => ({ text, figure }))} />
      )}
    </Panel>
  );
}

function ProductWaiting() {
  const t = useTexts('store');
  return (
    <div className="product-waiting">
      <h1 className="sr">{t('navProducts')}</h1>
      <Skeleton lines={2} />
      <div className="cols">
        <div className="config">
          <Panel title={t('edition')}>
            <Skeleton height="9rem" />
          </Panel>
          <Panel title={t('quantity')}>
            <Skeleton height="20rem" />
          </Panel>
        </div>
        <Panel title={t('choiceAside')}>
          <Skeleton height="16rem" />
        </Panel>
      </div>
    </div>
  );
}
