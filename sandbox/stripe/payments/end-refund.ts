import { moveBalance } from '../balance/move-balance.ts';
import type { Refund } from '../records.ts';
import type { World } from '../world.ts';
import { saveRefund } from './refund-charge.ts';

/** A refund whose time has come ends; one that failed brings its money back to the balance. */
export function endRefund(world: World, refund: Refund): Refund {
  if (refund.end === null || refund.endsMs === null || world.clock.now() < refund.endsMs) {
    return refund;
  }
  const over = { ...refund, endsMs: null, end: null, status: refund.end };
  const ended = refund.end === 'failed' ? bringBack(world, over) : over;
  saveRefund(world, ended);
  world.notifier.tellOf('refund.updated', ended);
  if (ended.status === 'failed') world.notifier.tellOf('refund.failed', ended);
  return ended;
}

function bringBack(world: World, refund: Refund): Refund {
  const { id, account, amount, currency } = refund;
  const charge = world.books.charges.get(refund.charge);
  if (charge !== undefined) {
    world.books.charges.put(charge.id, { ...charge, refunded: charge.refunded - amount });
  }
  const moved = moveBalance(world, {
    account,
    type: 'refund_failure',
    category: 'refund_failure',
    amount,
    fee: 0,
    currency,
    source: id,
    description: 'REFUND FAILURE',
  });
  const failureReason = 'expired_or_canceled_card';
  return { ...refund, failureReason, failureBalanceTransaction: moved.id };
}
