import { loadCauses } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import { loadOrigins } from '#topups';

/**
 * Payments and orders are locked before the money of lines, as by whoever learns of money. What
 * comes to the line between this and its lock is locked with the sheet.
 */
export async function lockOrigins(tx: Tx, line: LineId): Promise<void> {
  await loadOrigins(tx, await loadCauses(tx, accountOf(line)));
}
