import { type Id, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { giveBenefits as give } from './store/benefits.ts';

/** Notes that orders were credited: what they had reserved of budgets is spent. */
export function giveBenefits(tx: Tx, topups: readonly Id<'top'>[]): void {
  for (const topup of topups) {
    tx.append(give, { slot: slotOf(topup), topup: uuidOf(topup) });
  }
}
