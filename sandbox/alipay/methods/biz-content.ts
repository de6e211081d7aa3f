import { largestAmountFen, parseYuan } from '../../kit/yuan.ts';
import { Refused } from '../protocol/refusal.ts';
import type { Naming } from '../trades/books.ts';
import type { Call } from './method.ts';

/** Readers for the fields of a call. An empty text counts as absent, as at the real gateway. */
export function readOptional(call: Call, name: string, longest: number): string | undefined {
  const value = call.biz[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw invalid(`${name} must be a string`);
  if (value.length > longest) throw invalid(`${name} is longer than ${longest}`);
  return value;
}

export function readRequired(call: Call, name: string, longest: number): string {
  const value = readOptional(call, name, longest);
  if (value === undefined) throw invalid(`${name} is missing`);
  return value;
}

/** The merchant's own number: up to 64 letters, digits, underscores and hyphens. */
export function readNumber(call: Call, name: string): string {
  const value = readRequired(call, name, 64);
  if (!/^[0-9A-Za-z_-]+$/.test(value)) {
    throw invalid(`${name} may hold letters, digits, _ and - only`);
  }
  return value;
}

/** An amount in yuan from 0.01 to 100,000,000.00. */
export function readAmount(call: Call, name: string): number {
  const amountFen = parseYuan(call.biz[name]);
  if (amountFen === undefined) throw invalid(`${name} must be yuan with at most two decimals`);
  if (amountFen < 1 || amountFen > largestAmountFen) throw new Refused('ACQ.TOTAL_FEE_EXCEED');
  return amountFen;
}

/** Which trade a call is about. Where both numbers are given, trade_no decides. */
export function readNaming(call: Call): Naming {
  const tradeNo = readOptional(call, 'trade_no', 64);
  const outTradeNo = readOptional(call, 'out_trade_no', 64);
  if (tradeNo === undefined && outTradeNo === undefined) {
    throw invalid('out_trade_no and trade_no are both missing');
  }
  return { sellerId: call.merchant.sellerId, outTradeNo, tradeNo };
}

export function invalid(detail: string): Refused {
  return new Refused('ACQ.INVALID_PARAMETER', detail);
}
