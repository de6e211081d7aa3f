import { loadLoans } from '#emergency-credits';
import { lockAccounts } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';

/** What a line has and what it owes, for whoever takes of it or gives to it. */
export async function lockMoneyOf(tx: Tx, line: LineId): Promise<void> {
  await Promise.all([lockAccounts(tx, [accountOf(line)]), loadLoans(tx, [line])]);
}
