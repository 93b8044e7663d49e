import { languageCookie, languageNames, languages } from '../../texts/languages.ts';
import { useReader, useTexts } from '../reader.tsx';

/** Loads the page again in the other language: the server words the head, refusals and mails in it too. Drafts stay. */
export function LanguageSwitch() {
  const t = useTexts();
  const { language } = useReader();
  return (
    <select
      className="input switch"
      aria-label={t('language')}
      value={language}
      onChange={(event) => {
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
        document.cookie = `${languageCookie}=${event.target.value}; path=/; max-age=31536000; samesite=lax`;
        location.reload();
      }}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </select>
  );
}
