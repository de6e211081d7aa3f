import type { Incoming } from '../../kit/server.ts';
import type { Merchant } from '../merchants.ts';
import { methods } from '../methods/index.ts';
import type { Method } from '../methods/method.ts';
import { parseBeijing } from '../../kit/beijing-time.ts';
import { Refused, type SubCode } from '../protocol/refusal.ts';
import { isSignedBy, outsideRequest, signedText } from '../protocol/signing.ts';
import type { World } from '../world.ts';
import { checkNotifyUrl, checkReturnUrl } from './check-urls.ts';

export type Params = Record<string, string>;

/** How far a request's timestamp may be from the gateway's clock, either way. */
export const allowedSkewMs = 10 * 60_000;

/**
 * The parameters of the query and of the form body together: merchants and SDKs divide them as
 * they like, and the signature covers both. A name that comes twice could be read two ways.
 */
export function mergeParams(incoming: Incoming): Params {
  const isForm = incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (incoming.body !== '' && !isForm) throw new Refused('isv.invalid-content-type');
  const params: Params = Object.create(null);
  for (const [name, value] of [...incoming.query, ...new URLSearchParams(incoming.body)]) {
    if (name in params) throw new Refused('isv.invalid-parameter', `${name} comes twice`);
    params[name] = value;
  }
  return params;
}

export function findMethod(params: Params): Method {
  const name = required(params, 'method', 'isv.missing-method');
  const method = methods.find((candidate) => candidate.name === name);
  if (method === undefined) throw new Refused('isv.invalid-method');
  return method;
}

/** The real gateway looks at app_id before the signature, even where there is none (probed). */
export function findMerchant(world: World, params: Params): Merchant {
  const merchant = world.merchants.find(required(params, 'app_id', 'isv.missing-app-id'));
  if (merchant === undefined) throw new Refused('isv.invalid-app-id');
  return merchant;
}

/** Checks everything that is common to all methods. The methods see only requests that pass. */
export function checkRequest(world: World, merchant: Merchant, params: Params): void {
  if ((params['charset'] ?? 'utf-8').toLowerCase() !== 'utf-8') {
    throw new Refused('isv.invalid-charset', 'the sandbox speaks utf-8 only');
  }
  const signType = required(params, 'sign_type', 'isv.missing-signature-type');
  const signature = required(params, 'sign', 'isv.missing-signature');
  const timestamp = required(params, 'timestamp', 'isv.missing-timestamp');
  const version = required(params, 'version', 'isv.missing-version');
  if (signType !== 'RSA2') throw new Refused('isv.invalid-signature-type');
  const text = signedText(params, outsideRequest);
  if (!isSignedBy(text, signature, merchant.key)) {
    throw new Refused('isv.invalid-signature', `网关生成的验签字符串为：${text}`);
  }
  if (version !== '1.0') throw new Refused('isv.invalid-version');
  if ((params['format'] ?? 'json').toLowerCase() !== 'json')
    throw new Refused('isv.invalid-format');
  checkTimestamp(world, timestamp);
  if (params['app_auth_token']) throw new Refused('aop.invalid-app-auth-token');
  if (params['encrypt_type']) throw new Refused('isv.invalid-encrypt-type');
  checkNotifyUrl(merchant, params['notify_url']);
  checkReturnUrl(params['return_url']);
}

function checkTimestamp(world: World, timestamp: string): void {
  const atMs = parseBeijing(timestamp);
  if (atMs === undefined || Math.abs(atMs - world.clock.now()) > allowedSkewMs) {
    throw new Refused('isv.invalid-timestamp');
  }
}

function required(params: Params, name: string, subCode: SubCode): string {
  const value = params[name];
  if (!value) throw new Refused(subCode);
  return value;
}
