import { storeApi } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PlainPage } from './plain-page.tsx';
import type { StoreReply } from './replies.ts';

/** The terms of sale, by the version that checkout asks to accept. */
export default function TermsShow() {
  const t = useTexts('store', 'buying');
  const { seller } = useReader();
  const { body, problem, again } = useReply<StoreReply>(storeApi.store());
  if (!body) {
    return (
      <div className="stacked store-page">
        <PageHead title={t('pageTerms')} />
        {problem ? <Refusal problem={problem} again={again} /> : <Skeleton height="20rem" />}
      </div>
    );
  }
  const { termsVersion, paymentDays } = body.store;
  return (
    <PlainPage
      title={t('termsTitle', { version: termsVersion })}
      lede={t('termsLede', { seller: seller.name })}
      parts={[
        { title: t('termsPriceTitle'), body: t('termsPriceBody') },
        { title: t('termsOrderTitle'), body: t('termsOrderBody') },
        { title: t('termsPayTitle'), body: t('termsPayBody', { days: paymentDays }) },
        { title: t('termsTermTitle'), body: t('termsTermBody') },
        { title: t('termsCancelTitle'), body: t('termsCancelBody') },
      ]}
    />
  );
}
