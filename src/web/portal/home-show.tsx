import { useReader, useTexts } from '../reader.tsx';
import { PageHead } from '../ui/page-head.tsx';

export default function HomeShow() {
  const t = useTexts('portal');
  const { me } = useReader();
  return <PageHead title={t('homeTitle')} note={me?.person.name} />;
}
