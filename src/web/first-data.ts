import type { FirstData } from './reader.tsx';

/**
 * What the server wrote into the page. The development server writes nothing, so there it is asked for; the gallery
 * must also open while no server runs.
 */
export async function readFirstData(): Promise<FirstData> {
  const element = document.getElementById('first-data');
  if (element?.textContent) return JSON.parse(element.textContent) as FirstData;
  const { askFirstData } = await import('./first-data-asked.ts');
  return askFirstData();
}
