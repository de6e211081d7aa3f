import { isId } from '#base';
import type { PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { giveBack } from './give-back.ts';

/** Sends back money that came a second time for the same order. */
export async function returnSurplus(tx: Tx, captured: readonly PaymentCaptured[]): Promise<void> {
  for (const money of captured) {
    if (isId('top', money.reference)) await giveBack(tx, money, 'paid twice');
  }
}
