import type { World } from '../world.ts';
import { nextChangeMs, type Payment } from './payment.ts';

/** Keeps the payment and has it looked at again when time next changes it. */
export function savePayment(world: World, payment: Payment): Payment {
  world.books.save(payment);
  world.timekeeper.watch(payment.id, nextChangeMs(payment));
  return payment;
}
