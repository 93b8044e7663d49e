import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';

/** An address without a screen. */
export function NotFound() {
  const t = useTexts();
  return (
    <div className="lone">
      <PageHead title={t('notFoundTitle')} />
      <p>{t('notFoundBody')}</p>
      <div>
        <LinkButton href="/" kind="primary">
          {t('toTheStore')}
        </LinkButton>
      </div>
    </div>
  );
}
