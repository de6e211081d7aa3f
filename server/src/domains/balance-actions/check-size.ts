import { lockedTotal } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import { topupSettings } from '#topups';
import { refuse } from './refusals.ts';

/** A line may hold so much money and no more, whoever puts it there. */
export function checkSize(tx: Tx, line: LineId, more: bigint): void {
  const most = BigInt(tx.settings.get(topupSettings.mostBalanceMinor));
  if (lockedTotal(tx, accountOf(line), 'HKD') + more > most) {
    throw refuse.balance_too_large({ mostMinor: Number(most) });
  }
}
