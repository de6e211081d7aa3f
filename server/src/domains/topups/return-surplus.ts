import { isId } from '#base';
import type { PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { giveBackUntaken } from './give-back-untaken.ts';

/** Sends back money that came a second time for one order, but what the payer’s bank has taken. */
export async function returnSurplus(tx: Tx, captured: readonly PaymentCaptured[]): Promise<void> {
  for (const money of captured) {
    if (isId('top', money.reference)) await giveBackUntaken(tx, money, 'paid twice');
  }
}
