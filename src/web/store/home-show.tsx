import './store.css';
import './home.css';
import { useList } from '../lists.ts';
import { storeApi, storeWeb, web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ContactCard } from './contact-card.tsx';
import { usePeriodWords } from './period-words.ts';
import type { ProductCard, StoreReply } from './replies.ts';

/** The store's front: families, products with the price they start from, search, and who answers. */
export default function HomeShow() {
  const t = useTexts('store');
  const { seller } = useReader();
  const { search } = useSearch();
  const store = useReply<StoreReply>(storeApi.store());
  const [q, family] = [search.get('q'), search.get('family')];
  const list = useList<ProductCard>(storeApi.products({ family, q }));
  const families = store.body?.families ?? [];
  return (
    <div className="stacked store-page">
      <PageHead title={t('homeTitle', { seller: seller.name })} />
      <p className="muted">{t('homeLede')}</p>
      {store.body && !store.body.store.open && (
        <Note tone="warn">
          <span className="strong">{t('homeClosedTitle')}.</span> {t('homeClosedBody')}
        </Note>
      )}
      <div className="home-find">
        <ListSearch key={q === null ? 'none' : 'some'} label={t('searchProducts')} />
        {families.length > 1 && (
          <ChipFilter
            label={t('homeFamilies')}
            name="family"
            chips={[
              { value: '', label: t('homeAll') },
              ...families.map(({ slug, name, products }) => ({ value: slug, label: name, count: String(products) })),
            ]}
          />
        )}
      </div>
      {q && (
        <p className="small muted" role="status">
          {list.total !== null && t('homeFound', { count: list.total, q })}
        </p>
      )}
      <div className="cols">
        <div className="config">
          {list.problem && <Refusal problem={list.problem} again={list.again} />}
          {!list.rows && !list.problem && (
            <Panel title={t('navProducts')} hiddenTitle>
              <Skeleton height="14rem" />
            </Panel>
          )}
          {list.rows?.length === 0 && <NothingFound q={q} />}
          {list.rows && !q && <Families products={list.rows} families={families} />}
          {list.rows && q && list.rows.length > 0 && <Found products={list.rows} />}
          {list.more && (
            <div>
              <Button busy={list.bringingMore} onClick={list.more}>
                {t('showMore')}
              </Button>
            </div>
          )}
        </div>
        <aside className="side" aria-label={t('navTalk')}>
          {store.body?.contact && <ContactCard contact={store.body.contact} />}
          <LinkButton wide href={web.store.talk()}>
            {t('navTalk')}
          </LinkButton>
        </aside>
      </div>
    </div>
  );
}

function NothingFound({ q }: { q: string | null }) {
  const t = useTexts('store');
  return (
    <Panel title={t('navProducts')} hiddenTitle flush>
      <EmptyState
        title={q ? t('homeNothingTitle', { q }) : t('homeEmptyTitle')}
        action={
          q ? (
            <LinkButton href={storeWeb.products()}>{t('showAllProducts')}</LinkButton>
          ) : (
            <LinkButton kind="primary" href={web.store.talk()}>
              {t('navTalk')}
            </LinkButton>
          )
        }
      >
        {q ? t('homeNothingBody') : t('homeEmptyBody')}
      </EmptyState>
    </Panel>
  );
}

/** The products under the heading of their family, in the order of the list. */
function Families({
  products,
  families,
}: {
  readonly products: readonly ProductCard[];
  readonly families: StoreReply['families'];
}) {
  const slugs = [...new Set(products.map(({ family }) => family.slug))];
  return slugs.map((slug) => {
    const cards = products.filter(({ family }) => family.slug === slug);
    const summary = families.find((family) => family.slug === slug)?.summary;
    return (
      <Panel key={slug} title={cards[0]!.family.name} note={summary} flush>
        <ul className="products">
          {cards.map((card) => (
            <Card key={card.id} card={card} />
          ))}
        </ul>
      </Panel>
    );
  });
}

/** What was searched for, the best first, across families. */
function Found({ products }: { products: readonly ProductCard[] }) {
  const t = useTexts('store');
  return (
    <Panel title={t('navProducts')} hiddenTitle flush>
      <ul className="products">
        {products.map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </ul>
    </Panel>
  );
}

function Card({ card }: { card: ProductCard }) {
  const t = useTexts('store');
  const format = useFormat();
  const period = usePeriodWords();
  return (
    <li>
      <h3>
        <Anchor className="plain card-link" href={web.store.product(card.slug)}>
          {card.name}
        </Anchor>
      </h3>
      <p className="muted">{card.summary}</p>
      <p className="card-price">
        {card.from ? (
          <>
            <span className="small muted">{t('cardFrom')}</span>{' '}
            <b className="num">{format.unitPrice(card.from.unitPrice)}</b>
            <span className="card-unit">{period.perUnit(card.from, card.metric, card.from.currency)}</span>
          </>
        ) : (
          <b>{t('cardOnRequest')}</b>
        )}
      </p>
      <p className="tiny muted">{t('cardEditions', { count: card.editions })}</p>
    </li>
  );
}
