import { lockAccounts, lockedTotal } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import type { LineUse } from './limits.ts';
import { readUseLocked } from './line-use.ts';

/** What a line has and has ordered, with its account locked: nobody orders beside who holds it. */
export async function lockLineUse(tx: Tx, line: LineId): Promise<LineUse> {
  const account = accountOf(line);
  await lockAccounts(tx, [account]);
  return readUseLocked(tx, line, lockedTotal(tx, account, 'HKD'));
}
