import { useReader, useTexts } from '../reader.tsx';
import { PlainPage } from './plain-page.tsx';

export default function PrivacyShow() {
  const t = useTexts('store', 'buying');
  const { seller } = useReader();
  return (
    <PlainPage
      title={t('privacyTitle')}
      lede={t('privacyLede', { seller: seller.name })}
      parts={[
        { title: t('privacyWhatTitle'), body: t('privacyWhatBody') },
        { title: t('privacyWhyTitle'), body: t('privacyWhyBody') },
        { title: t('privacyCookiesTitle'), body: t('privacyCookiesBody') },
        { title: t('privacyAskTitle'), body: t('privacyAskBody') },
      ]}
    />
  );
}
