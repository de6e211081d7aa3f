import type { World } from '../world.ts';
import type { Order, Refund } from './order.ts';
import { saveOrder } from './save-order.ts';

/** A refund under way comes to its end, whichever it is, and the merchant is told. */
export function settleRefund(world: World, order: Order, refund: Refund): Order {
  const { settles } = refund;
  if (settles === null) return order;
  const isDone = settles.as === 'SUCCESS';
  const doneMs = isDone ? settles.atMs : null;
  const settled: Refund = { ...refund, status: settles.as, doneMs, settles: null };
  const refunds = order.refunds.map((candidate) => (candidate === refund ? settled : candidate));
  const saved = saveOrder(world, { ...order, state: isDone ? 'REFUND' : order.state, refunds });
  world.notifier.tellRefund(saved, settled);
  return saved;
}
