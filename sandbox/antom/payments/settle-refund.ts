import type { World } from '../world.ts';
import type { Payment, Refund } from './payment.ts';
import { savePayment } from './save-payment.ts';

/** A refund under way comes to its end, whichever it is, and the merchant is told. */
export function settleRefund(world: World, payment: Payment, refund: Refund): Payment {
  const { settles } = refund;
  if (settles === null) return payment;
  const doneMs = settles.as === 'SUCCESS' ? settles.atMs : null;
  const settled: Refund = { ...refund, status: settles.as, doneMs, settles: null };
  const refunds = payment.refunds.map((one) => (one === refund ? settled : one));
  const saved = savePayment(world, { ...payment, refunds });
  world.notifier.tellRefund(saved, settled);
  return saved;
}
