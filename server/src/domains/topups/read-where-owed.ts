import { openLoanOf } from '#emergency-credits';
import { lockAccounts } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';

/** A top-up repays first, which takes from the account: of those who owe all buckets are read. */
export async function readWhereOwed(tx: Tx, lines: readonly LineId[]): Promise<void> {
  const owing = lines.filter((line) => openLoanOf(tx, line));
  if (owing.length > 0) await lockAccounts(tx, owing.map(accountOf));
}
