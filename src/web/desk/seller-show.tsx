import './desk.css';
import './settings.css';
import type { Seller, Store } from '../../business/accounts/terms/seller.ts';
import { useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { settingsApi } from './desk-paths.ts';
import { FormRounds } from './record-form.tsx';
import { SellerForm } from './seller-form.tsx';
import { StoreForm } from './store-form.tsx';
import { StoreOpening } from './store-opening.tsx';
import { TermsPart } from './terms-publish.tsx';

/** The legal entity that sells, and its store: each a form of its own. */
export default function SellerShow() {
  const t = useTexts('desk-settings');
  const { may } = useReader();
  const { search } = useSearch();
  const tab = search.get('tab');
  return (
    <>
      <PageHead title={t('sellerTitle')} />
      <Tabs
        label={t('sellerTabs')}
        tabs={[
          { value: 'seller', label: t('sellerTab') },
          { value: 'store', label: t('storeTab') },
          { value: 'terms', label: t('termsTab') },
        ]}
      />
      {!may('seller.change') && <Note>{t('settingsOnlyRead')}</Note>}
      {tab === 'store' ? <StorePart /> : tab === 'terms' ? <TermsPart /> : <SellerPart />}
    </>
  );
}

function SellerPart() {
  const t = useTexts('desk-settings');
  const { body, problem, again } = useReply<Seller>(settingsApi.seller());
  if (problem && !body) return <Refusal problem={problem} again={again} />;
  if (!body) return <Waiting title={t('sellerTab')} />;
  return <FormRounds record={body}>{(record, next) => <SellerForm seller={record} next={next} />}</FormRounds>;
}

function StorePart() {
  const t = useTexts('desk-settings');
  const { body, problem, again } = useReply<{ readonly items: readonly Store[] }>(settingsApi.stores());
  if (problem && !body) return <Refusal problem={problem} again={again} />;
  if (!body) return <Waiting title={t('storeTab')} />;
  return (
    <>
      {body.items.map((store) => (
        <FormRounds key={store.id} record={store}>
          {(record, next) => (
            <div className="two">
              <div>
                <StoreForm store={record} next={next} />
              </div>
              <div>
                <StoreOpening store={record} next={next} />
              </div>
            </div>
          )}
        </FormRounds>
      ))}
    </>
  );
}

function Waiting({ title }: { title: string }) {
  return (
    <Panel title={title} hiddenTitle>
      <Skeleton lines={10} />
    </Panel>
  );
}
