import { parseObject } from '../../kit/fields.ts';
import type { Incoming } from '../../kit/server.ts';
import type { Merchant } from '../merchants.ts';
import { Refused } from '../protocol/refusal.ts';
import { isSignedBy } from '../protocol/signing.ts';
import type { World } from '../world.ts';
import { checkNotifyUrl } from './check-urls.ts';
import { allowedSkewMs } from './check-v2.ts';

/** The parts of `ALIPAY-SHA256withRSA app_id=…,nonce=…,timestamp=…,sign=…`. */
export interface Authorization {
  /** Everything before `,sign=`, as sent: the first line of the signed text. */
  authString: string;
  sign: string;
  appId: string;
  timestamp: string;
}

/** A request without the header is answered with missing-timestamp by the real gateway (probed). */
export function readAuthorization(incoming: Incoming): Authorization {
  const header = incoming.headers.authorization;
  if (header === undefined) throw new Refused('isv.missing-timestamp');
  const match = /^ALIPAY-SHA256withRSA (?<authString>[^\s]*?),sign=(?<sign>[^\s,]+)$/.exec(header);
  const { authString = '', sign = '' } = match?.groups ?? {};
  if (sign === '') throw new Refused('isv.missing-signature');
  const parts = new Map(authString.split(',').map((part) => splitOnce(part)));
  const appId = parts.get('app_id');
  const timestamp = parts.get('timestamp');
  if (!appId) throw new Refused('isv.missing-app-id');
  if (!timestamp) throw new Refused('isv.missing-timestamp');
  if (!parts.get('nonce')) throw new Refused('isv.invalid-parameter', 'nonce is missing');
  return { authString, sign, appId, timestamp };
}

/** The values are base64 at times, so only the first `=` divides. */
function splitOnce(part: string): [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

export function checkSigned(
  world: World,
  merchant: Merchant,
  authorization: Authorization,
  incoming: Incoming,
): void {
  const { authString, sign, timestamp } = authorization;
  const text = `${authString}\n${incoming.method}\n${incoming.target}\n${incoming.body}\n`;
  if (!isSignedBy(text, sign, merchant.key)) throw new Refused('isv.invalid-signature');
  const isWhole = /^\d{1,15}$/.test(timestamp);
  if (!isWhole || Math.abs(Number(timestamp) - world.clock.now()) > allowedSkewMs) {
    throw new Refused('isv.invalid-timestamp');
  }
  if (incoming.headers['alipay-app-auth-token']) throw new Refused('aop.invalid-app-auth-token');
  if (incoming.headers['alipay-encrypt-type']) throw new Refused('isv.invalid-encrypt-type');
}

/** In v3 the address for notices is a field of the body. */
export function readBody(merchant: Merchant, incoming: Incoming): Record<string, unknown> {
  const type = incoming.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) throw new Refused('isv.invalid-content-type');
  const body = parseOrRefuse(incoming.body);
  const { notify_url: notifyUrl } = body;
  if (notifyUrl === undefined) return body;
  if (typeof notifyUrl !== 'string') {
    throw new Refused('isv.invalid-parameter', 'notify_url must be a string');
  }
  checkNotifyUrl(merchant, notifyUrl);
  return body;
}

function parseOrRefuse(body: string): Record<string, unknown> {
  try {
    return parseObject(body);
  } catch {
    throw new Refused('isv.illegal-json');
  }
}
