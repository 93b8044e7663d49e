import { createHash, createHmac } from 'node:crypto';
import type { Secret } from './config.ts';

export type SigningKey = {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly region: string;
  readonly service: string;
};

export type RequestToSign = {
  readonly method: string;
  /** As it is sent, percent-encoded; without a query. */
  readonly path: string;
  /** Names in lower case; all of them are signed. `host` and `x-amz-date` ("20260316T090000Z") are among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly payloadSha256: string;
};

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** "20260316T090000Z", the one form of an instant that a signature knows. */
export function signatureTime(instant: number): string {
  return new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** The value of the Authorization header: AWS Signature Version 4, payload in one piece. */
export function authorizationOf(request: RequestToSign, key: SigningKey): string {
  const time = request.headers['x-amz-date']!;
  const day = time.slice(0, 8);
  const names = Object.keys(request.headers).sort();
  const signed = names.join(';');
  const headers = names.map((name) => `${name}:${request.headers[name]!.trim().replaceAll(/ +/g, ' ')}\n`).join('');
  const canonical = [request.method, request.path, '', headers, signed, request.payloadSha256].join('\n');
  const scope = `${day}/${key.region}/${key.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256Hex(canonical)].join('\n');
  const daily = hmac(`AWS4${key.secretAccessKey.reveal()}`, day);
  const signing = hmac(hmac(hmac(daily, key.region), key.service), 'aws4_request');
  const signature = hmac(signing, toSign).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${key.accessKeyId.reveal()}/${scope},SignedHeaders=${signed},Signature=${signature}`;
}
