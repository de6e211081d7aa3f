import type { World } from '../world.ts';
import { closeTrade } from './close-trade.ts';
import { payTrade } from './pay-trade.ts';
import { settleRefund } from './refund-trade.ts';
import { saveTrade } from './save-trade.ts';
import { nextChangeMs, type Trade } from './trade.ts';

/**
 * Brings a trade up to the present: expiry, the end of its refund window, refunds that were
 * pending, and money that arrives late. Every reader goes through it, so that a caller that asks
 * in the instant after the clock jumped does not see the past.
 */
export function passTime(world: World, trade: Trade): Trade {
  let current = trade;
  for (;;) {
    const dueMs = nextChangeMs(current);
    if (dueMs === null || dueMs > world.clock.now()) return current;
    current = passMoment(world, current, dueMs);
  }
}

function passMoment(world: World, trade: Trade, dueMs: number): Trade {
  if (trade.lateMoneyMs === dueMs) return payTrade(world, { ...trade, lateMoneyMs: null }, dueMs);
  const refund = trade.refunds.find((candidate) => candidate.settles?.atMs === dueMs);
  if (refund !== undefined) return settleRefund(world, trade, refund);
  if (trade.status === 'WAIT_BUYER_PAY') return closeTrade(world, trade, 'expiry', dueMs);
  const finished = saveTrade(world, { ...trade, status: 'TRADE_FINISHED' });
  world.notifier.tell(finished, 'finish');
  return finished;
}
