import { useReader, useTexts } from '../reader.tsx';
import { PageHead } from '../ui/page-head.tsx';

export default function HomeShow() {
  const t = useTexts('store');
  const { seller } = useReader();
  return (
    <div className="stacked store-page">
      <PageHead title={t('homeTitle', { seller: seller.name })} />
      <p className="muted">{t('homeLede')}</p>
    </div>
  );
}
