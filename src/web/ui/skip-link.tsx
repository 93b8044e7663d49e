import { useTexts } from '../reader.tsx';

/** The first stop of the Tab key: past the header to what the page is about. */
export function SkipLink() {
  const t = useTexts();
  return (
    <a className="skip" href="#main">
      {t('skip')}
    </a>
  );
}
