/** The languages that every text exists in. The first one is the fallback. */
export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

/** Each language by its own name, as a reader looks for it. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** The locale that figures and dates follow. English without a country writes the day before the month. */
export const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

export const languageCookie = 'keyline_language';

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/**
 * The reader's language: what he chose (cookie), else the first of his browser's that we have, in the order of
 * their weights, else the first of ours. `acceptLanguage` is the header as sent ("de-AT,de;q=0.9,en;q=0.8").
 */
export function chooseLanguage(chosen: string | null | undefined, acceptLanguage: string | null | undefined): Language {
  if (isLanguage(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return {
        language: tag.trim().toLowerCase().split('-')[0],
        weight: weight ? Number(weight.trim().slice(2)) : 1,
      };
    })
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map((entry) => entry.language).find(isLanguage) ?? languages[0];
}
