import { get } from './api.ts';
import { api } from './paths.ts';
import { type FirstData, languageOfPage } from './reader.tsx';

const nobodyYet: Omit<FirstData, 'language'> = {
  me: null,
  seller: { name: 'Keyline', timeZone: 'UTC', branding: null },
  queries: {},
};

/**
 * What the server wrote into the page. The development server writes nothing, so there it is asked for; the gallery
 * must also open while no server runs.
 */
export async function readFirstData(): Promise<FirstData> {
  const element = document.getElementById('first-data');
  if (element?.textContent) return JSON.parse(element.textContent) as FirstData;
  const asked = await get<FirstData>(api.firstData(location.pathname + location.search)).catch(() => null);
  return asked ?? { ...nobodyYet, language: languageOfPage(null) };
}
