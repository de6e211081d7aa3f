import { drawCoupon } from '../../kit/coupons/coupon.ts';
import type { World } from '../world.ts';
import { saveTrade } from './save-trade.ts';
import type { Trade } from './trade.ts';

/** The buyer's money arrives. The caller has checked that the trade still takes it. */
export function payTrade(world: World, trade: Trade, paidMs = world.clock.now()): Trade {
  const { appId, outTradeNo, totalFen } = trade.terms;
  const coupon = drawCoupon(world.faults, { appId, outTradeNo, method: 'pay' }, totalFen);
  const paid = saveTrade(world, {
    ...trade,
    coupon,
    status: 'TRADE_SUCCESS',
    paidMs,
    closedMs: null,
    finishesMs: paidMs + world.settings.refundWindowMs,
  });
  world.notifier.tell(paid, 'pay');
  return paid;
}
