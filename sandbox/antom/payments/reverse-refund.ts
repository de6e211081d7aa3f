import type { World } from '../world.ts';
import type { Payment } from './payment.ts';
import { savePayment } from './save-payment.ts';

/**
 * The payer's account could not take a refund that had gone out: the money is the merchant's again.
 * No notice tells of it; the report does. False where no refund has gone out.
 */
export function reverseRefund(world: World, payment: Payment): boolean {
  const refund = payment.refunds.findLast(({ status }) => status === 'SUCCESS');
  if (refund === undefined) return false;
  const reversed = { ...refund, status: 'FAIL', reversedMs: world.clock.now() } as const;
  const refunds = payment.refunds.map((one) => (one === refund ? reversed : one));
  savePayment(world, { ...payment, refunds });
  return true;
}
