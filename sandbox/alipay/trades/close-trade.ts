import type { World } from '../world.ts';
import { saveTrade } from './save-trade.ts';
import type { Trade } from './trade.ts';

/**
 * Closes an unpaid trade. `by` is the API method that asked for it, `expiry`, or `buyer`. Unless
 * the buyer refused it, a fault may let the money arrive after all.
 */
export function closeTrade(
  world: World,
  trade: Trade,
  by: string,
  closedMs = world.clock.now(),
): Trade {
  const { appId, outTradeNo } = trade.terms;
  const [late] =
    by === 'buyer' ? [] : world.faults.take('close', { appId, outTradeNo, method: by });
  const closed = saveTrade(world, {
    ...trade,
    status: 'TRADE_CLOSED',
    closedMs,
    lateMoneyMs: late === undefined ? null : closedMs + late.ms,
  });
  world.notifier.tell(closed, 'close');
  return closed;
}
