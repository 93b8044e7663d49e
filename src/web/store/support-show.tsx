import { useTexts } from '../reader.tsx';
import { PlainPage } from './plain-page.tsx';

export default function SupportShow() {
  const t = useTexts('store', 'buying');
  return (
    <PlainPage
      title={t('supportTitle')}
      lede={t('supportLede')}
      parts={[
        { title: t('supportOrderTitle'), body: t('supportOrderBody') },
        { title: t('supportKeysTitle'), body: t('supportKeysBody') },
        { title: t('supportAskTitle'), body: t('supportAskBody') },
      ]}
    />
  );
}
