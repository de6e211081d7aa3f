import { slotOf } from '#base';
import { type Amount, moveBetweenSystem, type SystemAccount } from '#ledger';
import type { Dispute } from '#payments';
import type { Tx } from '#platform/postgres';

/**
 * What was taken in another currency than came is a loss in that, by the rate that its payer was
 * shown: of so much the line is asked, and what the provider makes of it later is a difference of
 * rates. `sign` -1 turns it round.
 */
export function exchangeTaken(
  tx: Tx,
  { id: cause, amount, currency: unit, ofPayment, ofCurrency }: Dispute,
  sign: 1n | -1n,
): void {
  if (unit === ofCurrency || ofPayment === null || ofCurrency === null) return;
  const reason = { code: 'chargeback_exchanged', cause };
  const move = (from: SystemAccount, to: SystemAccount, money: Amount): void => {
    const [debited, credited] = sign > 0n ? [from, to] : [to, from];
    moveBetweenSystem(tx, slotOf(cause), debited, credited, money, reason);
  };
  move(`fx:${unit}`, 'chargeback_loss', { unit, amount });
  move('chargeback_loss', `fx:${ofCurrency}`, { unit: ofCurrency, amount: ofPayment });
}
