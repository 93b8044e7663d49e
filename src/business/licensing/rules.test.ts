import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_BYTES, licenceKey, readLicenceKey } from './rules.ts';

const chance = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES });

describe('a licence key', () => {
  it('stands in four groups of five, without letters that are misread', () => {
    fc.assert(
      fc.property(chance, (bytes) => {
        expect(licenceKey(bytes)).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
      }),
    );
  });

  it('is read as it was typed: small letters, spaces, O for 0, I and L for 1', () => {
    fc.assert(
      fc.property(chance, (bytes) => {
        const key = licenceKey(bytes);
        const typed = key.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
        expect(readLicenceKey(typed)).toBe(key);
      }),
    );
  });

  it('with one digit misread, or two neighbours swapped, is none (but for 0 and Z, which look alike to nobody)', () => {
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(chance, fc.nat(18), fc.nat(31), (bytes, place, other) => {
        const plain = licenceKey(bytes).replaceAll('-', '');
        const swapped = plain.slice(0, place) + digits[other] + plain.slice(place + 1);
        const pair = [plain[place], digits[other]].sort().join('');
        fc.pre(swapped !== plain && pair !== '0Z');
        expect(readLicenceKey(swapped)).toBeNull();
      }),
    );
  });

  it('needs 19 bytes of chance', () => {
    expect(() => licenceKey(new Uint8Array(18))).toThrow(RangeError);
  });
});
