import type { World } from '../world.ts';
import { saveTrade } from './save-trade.ts';
import type { Trade } from './trade.ts';

/** The buyer's money arrives. The caller has checked that the trade still takes it. */
export function payTrade(world: World, trade: Trade, paidMs = world.clock.now()): Trade {
  const paid = saveTrade(world, {
    ...trade,
    status: 'TRADE_SUCCESS',
    paidMs,
    closedMs: null,
    finishesMs: paidMs + world.settings.refundWindowMs,
  });
  world.notifier.tell(paid, 'pay');
  return paid;
}
