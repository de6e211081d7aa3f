import { createPublicKey, verify } from 'node:crypto';
import { Problem } from '../kit/answers.ts';

interface Claims {
  readonly aud?: unknown;
  readonly exp?: unknown;
  readonly sub?: unknown;
}

const form = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/;
const longestSeconds = 24 * 3_600;

/**
 * Checks who sends, as RFC 8292 wants it, by the real time, which is what push services live by.
 * Returns the sender's public key.
 */
export function checkVapid(authorization: string | undefined, origin: string): string {
  const [, head = '', claimed = '', signature = '', key = ''] =
    form.exec(authorization ?? '') ?? [];
  if (key === '') throw new Problem(401, 'Authorization must be "vapid t=…, k=…" (RFC 8292, 3).');
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claimed}`),
    { key: publicKeyOf(key), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned || readJson<{ alg?: unknown }>(head).alg !== 'ES256') {
    throw new Problem(403, 'The token is not signed with that key by ES256.');
  }
  const { aud, exp, sub } = readJson<Claims>(claimed);
  const nowSeconds = Date.now() / 1_000;
  if (aud !== origin) throw new Problem(403, `The token is for ${String(aud)}, not ${origin}.`);
  if (typeof exp !== 'number' || exp < nowSeconds || exp > nowSeconds + longestSeconds) {
    throw new Problem(403, 'The token is over, or lasts for more than a day (RFC 8292, 2).');
  }
  if (typeof sub !== 'string' || !/^(?:mailto:|https:)/.test(sub)) {
    throw new Problem(403, 'The token names nobody to write to (RFC 8292, 2.1).');
  }
  return key;
}

function publicKeyOf(key: string) {
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4) {
    throw new Problem(401, 'k is no uncompressed point on P-256.');
  }
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    throw new Problem(401, 'k is no point on P-256.');
  }
}

function readJson<Value extends object>(part: string): Value {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Value;
  } catch {
    throw new Problem(401, 'The token is no JSON.');
  }
}
