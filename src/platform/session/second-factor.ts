import { createHash } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Chance } from '../clock.ts';

/** 20 random bytes in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

export function totpUri(issuer: string, email: string, secret: string): string {
  return generateURI({ issuer, label: email, secret });
}

/** Base32 in groups of four, to be read aloud or typed. */
export function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

/**
 * The time step a code belongs to, or null when it is wrong, too old, or not newer than the step last used (RFC 6238
 * 5.2: a code is accepted once). One step before and after the clock's own is allowed for slow fingers and wrong clocks.
 */
export async function totpStep(secret: string, code: string, nowMs: number, lastStep: number): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(nowMs / 1000);
  const result = await verify({
    secret,
    token: code,
    epoch,
    epochTolerance: 30,
    ...(lastStep > 0 ? { afterTimeStep: lastStep } : {}),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Ten codes of 50 bits each in two groups, without letters that look alike. */
export function newRecoveryCodes(chance: Chance): string[] {
  const code = () => {
    let text = '';
    while (text.length < 10) {
      for (const byte of chance.bytes(16)) if (byte < 240 && text.length < 10) text += LETTERS[byte % 30];
    }
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  };
  return Array.from({ length: 10 }, code);
}

/** What is kept of a recovery code. The person is part of it, so equal codes of two people look different. */
export function hashOfRecoveryCode(personId: string, code: string): Buffer {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(`${personId}:${plain}`).digest();
}
