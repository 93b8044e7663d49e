import { describe, expect, it } from 'vitest';
import { titleIn } from './titles.ts';

describe('titleIn', () => {
  it('says a usual title in the language of the reader, in whichever it was written', () => {
    expect(titleIn('de', 'Inside sales')).toBe('Innendienst');
    expect(titleIn('en', 'innendienst ')).toBe('Inside sales');
    expect(titleIn('en', 'Field sales')).toBe('Field sales');
  });

  it('leaves a title alone that somebody made up', () => {
    expect(titleIn('de', 'Head of Harbours')).toBe('Head of Harbours');
  });
});
