import { slotOf, uuidOf } from '#base';
import { emptyAccount } from '#ledger';
import { forgetReceivers } from '#notifications';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from './line.ts';
import { insertNumberEvents, lockNumbersOfLines, releaseNumbers } from './store/numbers.ts';

/**
 * Ends lines for good: what a subscriber has paid becomes claimable, never income in silence, what
 * was given goes back to where it came from, and the numbers may be another line's. Their accounts
 * and rows are locked.
 */
export async function recycleLines(tx: Tx, lines: readonly LineId[]): Promise<void> {
  for (const line of lines) {
    emptyAccount(tx, accountOf(line), { code: 'line_recycled', cause: line, isUntold: true });
  }
  const keys = lines.map((line) => ({ slot: slotOf(line), line: uuidOf(line) }));
  const numbers = await tx.load(lockNumbersOfLines, keys);
  forgetReceivers(
    tx,
    numbers.map(({ number }) => number),
  );
  for (const { number, line, seq } of numbers) {
    const next = { number, seq: seq + 1n };
    tx.append(releaseNumbers, { ...next, releasedAt: tx.nowMs });
    tx.append(insertNumberEvents, {
      ...next,
      line,
      registration: 'none',
      cause: 'line_recycled',
      recordedAt: tx.nowMs,
    });
  }
}
