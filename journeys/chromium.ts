import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of this machine, or null. */
export function findChromium(path = process.env.PATH ?? ''): string | null {
  const places = path.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

/** Quiet: no sandbox where containers forbid one, and nothing that calls home. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
