import { randomInt } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import type { World } from '../world.ts';
import { findTrade } from './find-trade.ts';
import { saveTrade } from './save-trade.ts';
import type { Checkout, Trade } from './trade.ts';

/** The buyer opens the payment page: from here on the trade exists. Undefined if it is too late. */
export function scanCheckout(world: World, checkout: Checkout): Trade | undefined {
  const { terms } = checkout;
  const existing = findTrade(world, terms);
  if (existing !== undefined) return existing;
  const nowMs = world.clock.now();
  if (checkout.isVoid || terms.expiresMs <= nowMs) return undefined;
  return saveTrade(world, {
    tradeNo: newTradeNo(nowMs),
    terms,
    status: 'WAIT_BUYER_PAY',
    createdMs: nowMs,
    paidMs: null,
    closedMs: null,
    finishesMs: null,
    lateMoneyMs: null,
    refunds: [],
  });
}

/** 28 digits that begin with the Beijing day, as real trade numbers do. */
function newTradeNo(nowMs: number): string {
  const day = printBeijing(nowMs).slice(0, 10).replaceAll('-', '');
  const digits = [randomInt(10 ** 8), randomInt(10 ** 8)].map((n) => String(n).padStart(8, '0'));
  return `${day}2200${digits.join('')}`;
}
