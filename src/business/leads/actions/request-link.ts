import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { insertLink } from '../storage/conversation.ts';

const tokenForm = /^[A-Za-z0-9_-]{54}$/;
const secretBytes = 24;
const lifeMs = 180 * 86_400_000;

/** What a token says: whose walls to look behind, and the hash of the secret that must be found there. */
export type ReadToken = { readonly accountId: string; readonly hash: Buffer };

function hashOf(secret: Uint8Array): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * Makes a link under which a buyer reads his request without signing in: the account's id and 24 bytes of chance, of
 * which only a hash is kept. Each mail carries its own; each is good for 180 days.
 */
export async function makeLink(
  tx: Tx,
  context: Context,
  of: { readonly accountId: string; readonly leadId: string },
): Promise<string> {
  const secret = context.chance.bytes(secretBytes);
  const at = context.clock.now();
  await insertLink(tx, { ...of, id: context.newId(), at, tokenHash: hashOf(secret), expiresAt: at + lifeMs });
  const account = Buffer.from(of.accountId.replaceAll('-', ''), 'hex');
  return Buffer.concat([account, secret]).toString('base64url');
}

/** Reads a token; null when it cannot be one of ours. Whether it opens anything is for the database to say. */
export function readToken(token: string): ReadToken | null {
  if (!tokenForm.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const hex = bytes.subarray(0, 16).toString('hex');
  const accountId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { accountId, hash: hashOf(bytes.subarray(16)) };
}

/** Where the buyer reads his request. */
export function linkPath(token: string): string {
  return `/requests/${token}`;
}
