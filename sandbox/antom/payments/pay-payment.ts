import type { World } from '../world.ts';
import { failPayment, takeMoney } from './end-payment.ts';
import { passTime } from './pass-time.ts';
import type { Payment } from './payment.ts';

/** The buyer pays. False if the payment has ended and takes no more money. */
export function payPayment(world: World, found: Payment): boolean {
  return endByBuyer(world, found, (payment) => takeMoney(world, payment));
}

/** The buyer says no, which is final. False if the payment has ended before. */
export function refusePayment(world: World, found: Payment): boolean {
  return endByBuyer(world, found, (payment) => failPayment(world, payment, 'USER_CANCELED'));
}

export function isPayable({ status, terms }: Payment): boolean {
  return status === 'PROCESSING' && terms.productCode === 'CASHIER_PAYMENT';
}

function endByBuyer(world: World, found: Payment, end: (payment: Payment) => void): boolean {
  const payment = passTime(world, found);
  if (!isPayable(payment)) return false;
  end(payment);
  return true;
}
