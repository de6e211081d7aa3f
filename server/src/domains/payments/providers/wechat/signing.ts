import { type KeyObject, randomBytes } from 'node:crypto';
import type { InstantMs } from '#base';
import { isSigned, signText } from '../rsa/signature.ts';
import type { Merchant } from './settings.ts';

const scheme = 'WECHATPAY2-SHA256-RSA2048';
/** WeChat turns away who does not say what is calling. */
export const fixedHeaders = { accept: 'application/json', 'user-agent': 'lowu' } as const;
/** How old, or how far ahead, what WeChat signs may be: its documents say five minutes. */
const windowSeconds = 300;

/** The `Authorization` of a call. `target` is the path with its query, as it is sent. */
export function authorizationOf(
  merchant: Merchant,
  call: { readonly method: string; readonly target: string; readonly body: string },
  nowMs: InstantMs,
): string {
  const timestamp = secondsOf(nowMs);
  const nonce = newNonce();
  const { method, target, body } = call;
  const text = `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
  const fields = {
    mchid: merchant.mchId,
    nonce_str: nonce,
    timestamp,
    serial_no: merchant.merchantSerial,
    signature: signText(text, merchant.merchantPrivateKey),
  };
  const listed = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `${scheme} ${listed.join(',')}`;
}

/** The key that `Wechatpay-Serial` means, if it is one of WeChat's and in force. */
export type FindKey = (serial: string, nowMs: InstantMs) => KeyObject | undefined;

export type Verdict =
  | { readonly kind: 'signed' }
  | { readonly kind: 'unknown_key'; readonly reason: string }
  | { readonly kind: 'not_signed'; readonly reason: string };

/**
 * Whether WeChat has signed these very bytes, just now. `Wechatpay-Serial` says with which of its
 * keys: the id of a public key, or the serial number of a certificate.
 */
export function verdictOn(
  findKey: FindKey,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  nowMs: InstantMs,
): Verdict {
  const {
    'wechatpay-timestamp': timestamp = '',
    'wechatpay-nonce': nonce = '',
    'wechatpay-signature': signature = '',
    'wechatpay-serial': serial = '',
  } = headers;
  if (signature === '' || serial === '') return { kind: 'not_signed', reason: 'no signature' };
  // WeChat sends these on purpose, to see that nobody believes what is not signed.
  if (signature.startsWith('WECHATPAY/SIGNTEST/')) {
    return { kind: 'not_signed', reason: 'a probe signature' };
  }
  const key = findKey(serial, nowMs);
  if (!key) return { kind: 'unknown_key', reason: `an unknown key: ${printable(serial)}` };
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
  if (!isSigned(signed, signature, [key])) {
    return { kind: 'not_signed', reason: 'a wrong signature' };
  }
  return isRecent(timestamp, nowMs)
    ? { kind: 'signed' }
    : { kind: 'not_signed', reason: 'signed at another time' };
}

function isRecent(timestamp: string, nowMs: InstantMs): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(Number(timestamp) - nowMs / 1_000) <= windowSeconds;
}

/** A header as it may be written to a log. */
function printable(serial: string): string {
  return /^[\w-]{1,80}$/.test(serial) ? serial : 'unreadable';
}

/** What a page inside the wallet calls `getBrandWCPayRequest` with. */
export function bridgeParameters(
  merchant: Merchant,
  prepayId: string,
  nowMs: InstantMs,
): Readonly<Record<string, string>> {
  const { appId, merchantPrivateKey } = merchant;
  const [timeStamp, nonceStr, prepaid] = [secondsOf(nowMs), newNonce(), `prepay_id=${prepayId}`];
  const text = `${appId}\n${timeStamp}\n${nonceStr}\n${prepaid}\n`;
  const paySign = signText(text, merchantPrivateKey);
  return { appId, timeStamp, nonceStr, package: prepaid, signType: 'RSA', paySign };
}

/**
 * What an app calls the wallet's library with. Here the order's name is signed without a prefix.
 */
export function libraryParameters(
  merchant: Merchant,
  appid: string,
  prepayid: string,
  nowMs: InstantMs,
): Readonly<Record<string, string>> {
  const [timestamp, noncestr] = [secondsOf(nowMs), newNonce()];
  const text = `${appid}\n${timestamp}\n${noncestr}\n${prepayid}\n`;
  const sign = signText(text, merchant.merchantPrivateKey);
  const partnerid = merchant.mchId;
  return { appid, partnerid, prepayid, package: 'Sign=WXPay', noncestr, timestamp, sign };
}

function secondsOf(nowMs: InstantMs): string {
  return String(Math.floor(nowMs / 1_000));
}

function newNonce(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}
