import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './languages.ts';

describe('the language of a reader', () => {
  it('is what he chose, whatever the browser says', () => {
    expect(chooseLanguage('de', 'en-GB,en;q=0.9')).toBe('de');
  });

  it('is the first of the browser that we have, by weight', () => {
    expect(chooseLanguage(null, 'fr-CH, fr;q=0.9, en;q=0.7, de;q=0.8')).toBe('de');
    expect(chooseLanguage(null, 'de-AT')).toBe('de');
  });

  it('is never one that the browser refuses', () => {
    expect(chooseLanguage(null, 'de;q=0, en;q=0.1')).toBe('en');
  });

  it('is English when nothing fits or the cookie is not ours', () => {
    expect(chooseLanguage('xx', 'pl,cs')).toBe('en');
    expect(chooseLanguage(undefined, undefined)).toBe('en');
  });
});
