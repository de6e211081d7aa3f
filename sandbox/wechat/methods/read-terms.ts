import { isIP } from 'node:net';
import { isWebAddress } from '../../kit/web-address.ts';
import type { Terms } from '../orders/order.ts';
import { Refused } from '../protocol/refusal.ts';
import { addresses, type OrderKind, tradeTypeOf } from '../regions.ts';
import type { World } from '../world.ts';
import {
  orderNumber,
  paramError,
  readAmount,
  readMatching,
  readObject,
  readOptionalString,
  readString,
} from './fields.ts';
import type { Call } from './method.ts';

/** Reads what a merchant asks a buyer to pay, and refuses what the documents forbid. */
export function readTerms(world: World, { merchant, body }: Call, kind: OrderKind): Terms {
  const mchId = readString(body, 'mchid', 32);
  if (mchId !== merchant.mchId) throw paramError('mchid', mchId, '与签名商户号不一致');
  const appId = readString(body, 'appid', 32);
  if (!merchant.appIds.includes(appId)) throw new Refused('APPID_MCHID_NOT_MATCH');
  if (merchant.region !== 'cn') checkAbroad(body, kind);
  const amount = readObject(body, 'amount');
  return {
    region: merchant.region,
    mchId,
    appId,
    kind,
    outTradeNo: readMatching(body, 'out_trade_no', orderNumber),
    description: readString(body, 'description', 127),
    attach: readOptionalString(body, 'attach', 128) ?? '',
    total: readAmount(amount, 'total'),
    currency: readCurrency(amount, addresses[merchant.region].currencies),
    notifyUrl: readNotifyUrl(body, 'notify_url'),
    timeExpire: readExpiry(body, world.clock.now()),
    ...readPayer(body, kind),
  };
}

function checkAbroad(body: Record<string, unknown>, kind: OrderKind): void {
  const tradeType = readString(body, 'trade_type', 16);
  if (tradeType !== tradeTypeOf(kind)) throw paramError('trade_type', tradeType, '与接口不符');
  readMatching(body, 'merchant_category_code', /^\d{4}$/);
}

function readCurrency(amount: Record<string, unknown>, currencies: readonly string[]): string {
  const currency = readOptionalString(amount, 'currency', 16) ?? currencies[0] ?? '';
  if (!currencies.includes(currency)) throw paramError('amount/currency', currency, '不支持');
  return currency;
}

/** The documents forbid a query: some of what receives notices drops it. */
export function readNotifyUrl(body: Record<string, unknown>, field: string): string {
  const url = readString(body, field, 255);
  if (!isWebAddress(url) || url.includes('?')) {
    throw paramError(field, url, '须为不带参数的完整URL');
  }
  return url;
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

function readExpiry(body: Record<string, unknown>, nowMs: number): string {
  const text = readOptionalString(body, 'time_expire', 64);
  if (text === undefined) return '';
  const atMs = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(atMs)) throw paramError('time_expire', text, '须为rfc3339格式');
  if (atMs <= nowMs) throw paramError('time_expire', text, '已过期');
  return text;
}

/** Who pays a JSAPI order is known beforehand; an H5 order says from which address. */
function readPayer(body: Record<string, unknown>, kind: OrderKind): { openid: string | null } {
  if (kind === 'H5') {
    const scene = readObject(body, 'scene_info');
    const address = readString(scene, 'payer_client_ip', 45);
    if (isIP(address) === 0) throw paramError('scene_info/payer_client_ip', address, '须为IP');
    readString(readObject(scene, 'h5_info'), 'type', 32);
  }
  if (kind !== 'JSAPI') return { openid: null };
  return { openid: readString(readObject(body, 'payer'), 'openid', 128) };
}
