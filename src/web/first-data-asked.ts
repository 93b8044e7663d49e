import { chooseLanguage, languageCookie } from '../texts/languages.ts';
import { get, readCookie } from './api.ts';
import { api } from './paths.ts';
import type { FirstData } from './reader.tsx';

const nobodyYet: Omit<FirstData, 'language'> = {
  me: null,
  seller: { name: 'Keyline', timeZone: 'UTC', branding: null },
  queries: {},
};

/** The same as the server writes into its pages, asked for; and somebody unknown while no server runs. */
export async function askFirstData(): Promise<FirstData> {
  const asked = await get<FirstData>(api.firstData(location.pathname + location.search)).catch(() => null);
  const language = chooseLanguage(readCookie(document.cookie, languageCookie), navigator.languages.join(','));
  return asked ?? { ...nobodyYet, language };
}
