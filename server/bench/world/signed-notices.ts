import type { Place } from '../benchmark.ts';
import type { BenchOrder } from './order.ts';
import { paidFields } from './paid-notice.ts';

/** The bodies of notices that say each order was paid, signed before anybody looks at a clock. */
export function signedNotices(
  { context, world }: Place,
  orders: readonly BenchOrder[],
): Promise<Buffer[]> {
  const nowMs = context.clock.now();
  return Promise.all(orders.map((order) => world.alipay.signedForm(paidFields(order, nowMs))));
}
