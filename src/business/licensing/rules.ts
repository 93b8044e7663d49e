/** Crockford's digits: no I, L, O, U, so that a key survives the telephone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FORM = /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/;

/** 19 digits of chance (95 bits) and one that checks them. */
export const KEY_BYTES = 19;

/** A weighted sum modulo 31: one digit misread or two neighbours swapped always show, but for the pair 0 and Z. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) sum += (index + 1) * DIGITS.indexOf(digits[index]!);
  return DIGITS[sum % 31]!;
}

/** A licence key such as 7QK2M-XV09D-3RTNA-B4HWC, from 19 bytes of injected chance. */
export function licenceKey(chance: Uint8Array): string {
  if (chance.length < KEY_BYTES) throw new RangeError(`${KEY_BYTES} random bytes are needed`);
  let digits = '';
  for (let index = 0; index < KEY_BYTES; index++) digits += DIGITS[chance[index]! % 32];
  const all = digits + checkDigit(digits);
  return `${all.slice(0, 5)}-${all.slice(5, 10)}-${all.slice(10, 15)}-${all.slice(15)}`;
}

/** A key as somebody typed it, in its own form; null when it cannot be one of ours. O is read as 0, I and L as 1. */
export function readLicenceKey(typed: string): string | null {
  const digits = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const key = `${digits.slice(0, 5)}-${digits.slice(5, 10)}-${digits.slice(10, 15)}-${digits.slice(15)}`;
  return FORM.test(key) && checkDigit(digits.slice(0, KEY_BYTES)) === digits.slice(KEY_BYTES) ? key : null;
}
