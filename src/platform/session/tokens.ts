import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Chance } from '../clock.ts';
import type { Secret } from '../config.ts';

/** 32 random bytes as 43 characters of base64url: what a cookie or a mailed link carries. */
export function newToken(chance: Chance): string {
  return Buffer.from(chance.bytes(32)).toString('base64url');
}

/** What is kept of a token: its SHA-256. A copy of the database opens nothing. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Compares without telling by its time how much of it was right. */
export function sameText(given: string, right: string): boolean {
  const left = createHash('sha256').update(given).digest();
  return timingSafeEqual(left, createHash('sha256').update(right).digest());
}

/** The token a page sends back with every change, bound to its session: HMAC-SHA-256 of the session's own secret. */
export function csrfTokenOf(sessionId: string, csrfSecret: string): string {
  return createHmac('sha256', csrfSecret).update(`csrf:${sessionId}`).digest('base64url');
}

function keyFor(secret: Secret, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret.reveal(), '', `keyline:${purpose}`, 32));
}

/** Encrypts a text with AES-256-GCM under a key derived from KEYLINE_SECRET for this purpose; `bound` (an owner's id,
 *  say) must be given again to open it, so that a sealed text cannot be moved to another row. */
export function sealText(secret: Secret, chance: Chance, purpose: string, bound: string, text: string): string {
  const nonce = chance.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** Opens what sealText sealed; null when the key, the purpose or the bound is another one, or the text was changed. */
export function openSealed(secret: Secret, purpose: string, bound: string, sealed: string): string | null {
  if (!sealed.startsWith('v1.')) return null;
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
