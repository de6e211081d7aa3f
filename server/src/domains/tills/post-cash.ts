import { slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { ShiftId } from './shift.ts';
import { cashIn, safe } from './till.ts';

/** Cash of a till whose shift is locked; amounts in minor units of HKD. */
interface CashPost {
  readonly shift: ShiftId;
  readonly till: string;
}

/** What was counted beyond what the books have, or below zero what was missing. */
export function postDifference(
  tx: Tx,
  { shift, till }: CashPost,
  difference: bigint,
  code: 'till_opened' | 'till_closed',
): void {
  if (difference === 0n) return;
  const pair = [cashIn(till), 'cash_difference'] as const;
  const [debited, credited] = difference > 0n ? pair : ([pair[1], pair[0]] as const);
  const amount = difference > 0n ? difference : -difference;
  const reason = { code: `${code}_difference`, cause: shift };
  moveBetweenSystem(tx, slotOf(shift), debited, credited, { unit: 'HKD', amount }, reason);
}

export function postFetched(tx: Tx, { shift, till }: CashPost, amount: bigint): void {
  if (amount === 0n) return;
  const reason = { code: 'till_fetched', cause: shift };
  moveBetweenSystem(tx, slotOf(shift), cashIn(till), safe, { unit: 'HKD', amount }, reason);
}

export function postDelivered(tx: Tx, { shift, till }: CashPost, amount: bigint): void {
  if (amount === 0n) return;
  const reason = { code: 'till_delivered', cause: shift };
  moveBetweenSystem(tx, slotOf(shift), safe, cashIn(till), { unit: 'HKD', amount }, reason);
}
