import { useState } from 'react';
import { readCookie } from '../api.ts';
import { useTexts } from '../reader.tsx';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** The server reads this cookie and writes data-theme into the page, so that a dark page never flashes white. */
const themeCookie = 'keyline_theme';

function chosenTheme(): Theme {
  const kept = readCookie(document.cookie, themeCookie);
  return themes.find((theme) => theme === kept) ?? 'system';
}

/** For pages that the server has not written (development). */
export function restoreTheme(): void {
  apply(chosenTheme());
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function ThemeSwitch() {
  const t = useTexts();
  const [theme, setTheme] = useState(chosenTheme);
  const words: Record<Theme, string> = { system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') };
  return (
    <select
      className="input switch"
      aria-label={t('theme')}
      value={theme}
      onChange={(event) => {
        const next = event.target.value as Theme;
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
        document.cookie = `${themeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
        apply(next);
        setTheme(next);
      }}
    >
      {themes.map((one) => (
        <option key={one} value={one}>
          {words[one]}
        </option>
      ))}
    </select>
  );
}
