import { expect, it } from 'vitest';
import { authorizationOf, sha256Hex, signatureTime } from './aws-signature.ts';
import { secretOf } from './config.ts';

const documented = {
  accessKeyId: secretOf('AKIAIOSFODNN7EXAMPLE'),
  secretAccessKey: secretOf('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
  region: 'us-east-1',
  service: 's3',
};
const nothing = sha256Hex('');

it("signs a read as Amazon's documentation of S3 does (GET object, a range)", () => {
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': nothing,
    'x-amz-date': '20130524T000000Z',
  };
  expect(authorizationOf({ method: 'GET', path: '/test.txt', headers, payloadSha256: nothing }, documented)).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

it("signs a write as Amazon's documentation of S3 does (PUT object), whatever the order of its headers", () => {
  const payloadSha256 = sha256Hex('Welcome to Amazon S3.');
  const headers = {
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    'x-amz-date': '20130524T000000Z',
    'x-amz-content-sha256': payloadSha256,
    host: 'examplebucket.s3.amazonaws.com',
    date: 'Fri, 24 May 2013 00:00:00 GMT',
  };
  expect(authorizationOf({ method: 'PUT', path: '/test%24file.text', headers, payloadSha256 }, documented)).toMatch(
    /,Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd$/,
  );
});

it('signs the simplest request of the published test suite (get-vanilla)', () => {
  const key = {
    ...documented,
    accessKeyId: secretOf('AKIDEXAMPLE'),
    secretAccessKey: secretOf('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
    service: 'service',
  };
  const headers = { host: 'example.amazonaws.com', 'x-amz-date': signatureTime(Date.UTC(2015, 7, 30, 12, 36)) };
  expect(authorizationOf({ method: 'GET', path: '/', headers, payloadSha256: nothing }, key)).toMatch(
    /,SignedHeaders=host;x-amz-date,Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31$/,
  );
});
