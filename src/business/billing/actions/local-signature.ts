import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '../../../platform/http/route.ts';

/** A message older or newer than this is not taken: what was overheard cannot be sent again later. */
export const REPLAY_SECONDS = 300;
const FORM = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

function mac({ secret }: Pick<Context, 'secret'>, seconds: number, body: Uint8Array): Buffer {
  const key = createHmac('sha256', secret.reveal()).update('local-gateway').digest();
  return createHmac('sha256', key).update(`${seconds}.`).update(body).digest();
}

/** The header that the local gateway puts on a message: when, and the proof over time and bytes. */
export function signMessage(context: Pick<Context, 'secret' | 'clock'>, body: Uint8Array): string {
  const seconds = Math.floor(context.clock.now() / 1000);
  return `t=${seconds},v1=${mac(context, seconds, body).toString('hex')}`;
}

/** Whether the local gateway signed exactly these bytes, within the last minutes. */
export function signedByGateway(
  context: Pick<Context, 'secret' | 'clock'>,
  body: Uint8Array,
  signature: string,
): boolean {
  const [, time, proof] = FORM.exec(signature) ?? [];
  if (time === undefined || proof === undefined) return false;
  const seconds = Number(time);
  if (Math.abs(Math.floor(context.clock.now() / 1000) - seconds) > REPLAY_SECONDS) return false;
  return timingSafeEqual(Buffer.from(proof, 'hex'), mac(context, seconds, body));
}
