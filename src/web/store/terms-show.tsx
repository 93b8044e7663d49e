import type { TermsOfSaleReply } from '../../business/accounts/terms/terms-of-sale.ts';
import { storeApi, web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Rich } from '../ui/rich.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PlainPage } from './plain-page.tsx';
import type { StoreReply } from './replies.ts';

/** The terms of sale, by the version that checkout asks to accept, or by one that an order names. */
export default function TermsShow() {
  const t = useTexts('store', 'buying');
  const { search } = useSearch();
  const { body, problem, again } = useReply<TermsOfSaleReply>(storeApi.termsOfSale(search.get('version')));
  if (!body) {
    return (
      <div className="stacked store-page">
        <PageHead title={t('pageTerms')} />
        {problem ? <Refusal problem={problem} again={again} /> : <Skeleton height="20rem" />}
      </div>
    );
  }
  return body.text === null ? <Summary version={body.version} /> : <Written terms={body} text={body.text} />;
}

/** What is published, block by block: an empty line ends a paragraph, "# " begins a heading. Nothing in it is markup. */
function Written({ terms, text }: { terms: TermsOfSaleReply; text: string }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const blocks = text.split(/\r?\n\s*\r?\n/).filter((block) => block.trim() !== '');
  return (
    <div className="stacked store-page">
      <PageHead title={t('termsTitle', { version: terms.version })} />
      {terms.startsOn && <p className="muted">{t('termsStart', { day: format.date(terms.startsOn, 'long') })}</p>}
      {!terms.current && (
        <Note>
          <Rich
            text={t('termsOld')}
            parts={{ now: (words) => <Anchor href={web.store.page('terms')}>{words}</Anchor> }}
          />
        </Note>
      )}
      <Panel title={t('pageTerms')} hiddenTitle>
        <div className="stacked">
          {blocks.map((block, place) => {
            const key = `${place} ${block.slice(0, 20)}`;
            if (block.startsWith('# ')) return <h2 key={key}>{block.slice(2)}</h2>;
            return (
              <p key={key} className="prose said-lines">
                {block}
              </p>
            );
          })}
        </div>
      </Panel>
    </div>
  );
}

/** Where nothing is written down yet: how buying works here, in plain words. */
function Summary({ version }: { version: string }) {
  const t = useTexts('store', 'buying');
  const { seller } = useReader();
  const { body } = useReply<StoreReply>(storeApi.store());
  return (
    <PlainPage
      title={t('termsTitle', { version })}
      lede={t('termsLede', { seller: seller.name })}
      parts={[
        { title: t('termsPriceTitle'), body: t('termsPriceBody') },
        { title: t('termsOrderTitle'), body: t('termsOrderBody') },
        ...(body ? [{ title: t('termsPayTitle'), body: t('termsPayBody', { days: body.store.paymentDays }) }] : []),
        { title: t('termsTermTitle'), body: t('termsTermBody') },
        { title: t('termsCancelTitle'), body: t('termsCancelBody') },
      ]}
    />
  );
}
