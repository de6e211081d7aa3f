import { randomInt } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import { drawCoupon } from '../../kit/coupons/coupon.ts';
import type { World } from '../world.ts';
import type { Order } from './order.ts';
import { saveOrder } from './save-order.ts';

/** The buyer's money arrives. The caller has checked that the order still takes it. */
export function takeMoney(world: World, order: Order, paidMs = world.clock.now()): Order {
  const { appId, outTradeNo, total } = order.terms;
  const coupon = drawCoupon(world.faults, { appId, outTradeNo, method: 'pay' }, total);
  const paid = saveOrder(world, {
    ...order,
    coupon,
    state: 'SUCCESS',
    transactionId: newTransactionId(paidMs),
    paidMs,
    closedMs: null,
    lateMoneyMs: null,
  });
  world.notifier.tellPayment(paid);
  return paid;
}

/** 28 digits: 42, four of the channel, the Beijing day, ten more. */
function newTransactionId(atMs: number): string {
  const day = printBeijing(atMs).slice(0, 10).replaceAll('-', '');
  const digits = [randomInt(10 ** 7), randomInt(10 ** 7)].map((n) => String(n).padStart(7, '0'));
  return `420000${day}${digits.join('')}`;
}
