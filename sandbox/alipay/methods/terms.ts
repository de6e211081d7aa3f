import { endOfBeijingDay, parseBeijing } from '../../kit/beijing-time.ts';
import { Refused } from '../protocol/refusal.ts';
import { isWebAddress } from '../../kit/web-address.ts';
import type { Terms } from '../trades/trade.ts';
import type { World } from '../world.ts';
import { invalid, readAmount, readNumber, readOptional, readRequired } from './biz-content.ts';
import type { Call } from './method.ts';

interface Scene {
  scene: Terms['scene'];
  productCodes: readonly string[];
  /** What counts when the call names no product; undefined makes naming it obligatory. */
  defaultProductCode?: string;
  defaultExpiryMs: number;
}

/** Reads what a merchant asks a buyer to pay, and refuses what the documents forbid. */
export function readTerms(world: World, call: Call, scene: Scene): Terms {
  const sellerId = readOptional(call, 'seller_id', 28) ?? call.merchant.sellerId;
  if (sellerId !== call.merchant.sellerId)
    throw invalid('seller_id is not the account of this app');
  const productCode = readOptional(call, 'product_code', 64) ?? scene.defaultProductCode;
  if (productCode === undefined || !scene.productCodes.includes(productCode)) {
    throw invalid(`product_code must be ${scene.productCodes.join(' or ')}`);
  }
  return {
    appId: call.merchant.appId,
    sellerId,
    outTradeNo: readNumber(call, 'out_trade_no'),
    totalFen: readAmount(call, 'total_amount'),
    subject: readSubject(call),
    body: readOptional(call, 'body', 128) ?? '',
    passbackParams: readPassback(call),
    productCode,
    scene: scene.scene,
    notifyUrl: call.notifyUrl,
    returnUrl: call.returnUrl,
    quitUrl: readQuitUrl(call),
    expiresMs: readExpiry(call, world.clock.now(), scene.defaultExpiryMs),
  };
}

/** The documents forbid these characters in titles: they once broke the signed text. */
function readSubject(call: Call): string {
  const subject = readRequired(call, 'subject', 256);
  if (/[/=&]/.test(subject)) throw invalid('subject must not hold / = or &');
  return subject;
}

function readPassback(call: Call): string {
  const value = readOptional(call, 'passback_params', 512) ?? '';
  if (!/^(?:[\w.~!*'()+-]|%[0-9A-Fa-f]{2})*$/.test(value)) {
    throw invalid('passback_params must be URL-encoded');
  }
  return value;
}

function readQuitUrl(call: Call): string | null {
  const value = readOptional(call, 'quit_url', 400);
  if (value === undefined) return null;
  if (!isWebAddress(value)) throw invalid('quit_url must be a full http(s) address');
  return value;
}

const minuteMs = 60_000;
const longestExpiryMs = 15 * 24 * 60 * minuteMs;

/** `time_expire` is a Beijing time; `timeout_express` a span from 1m to 15d, or 1c: today. */
function readExpiry(call: Call, nowMs: number, defaultMs: number): number {
  const absolute = readOptional(call, 'time_expire', 32);
  if (absolute !== undefined) {
    const atMs = parseBeijing(absolute);
    if (atMs === undefined) throw invalid('time_expire must be yyyy-MM-dd HH:mm:ss');
    if (atMs <= nowMs) throw new Refused('ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR');
    if (atMs > nowMs + longestExpiryMs) throw invalid('time_expire is more than 15 days away');
    return atMs;
  }
  const span = readOptional(call, 'timeout_express', 6);
  return span === undefined ? nowMs + defaultMs : readSpan(span, nowMs);
}

const unitMs = { m: minuteMs, h: 60 * minuteMs, d: 24 * 60 * minuteMs };

function readSpan(span: string, nowMs: number): number {
  if (span === '1c') return endOfBeijingDay(nowMs);
  const match = /^(?<count>[1-9]\d{0,4})(?<unit>[mhd])$/.exec(span);
  const unit = match?.groups?.['unit'];
  const spanMs =
    unit === 'm' || unit === 'h' || unit === 'd'
      ? Number(match?.groups?.['count']) * unitMs[unit]
      : Number.POSITIVE_INFINITY;
  if (spanMs > longestExpiryMs) throw invalid('timeout_express must be 1m to 15d, or 1c');
  return nowMs + spanMs;
}
