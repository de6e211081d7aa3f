import { idFrom, slotOf, uuidOf } from '#base';
import type { BalanceFell } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { chargedLine } from './charged-lines.ts';
import { type MoneyFell, moneyFell } from './facts.ts';
import { levelsOf, levelsPassed } from './money-levels.ts';
import { type LineProfile, profileOfRow } from './profile.ts';
import { readProfiles } from './store/profiles.ts';

type Levels = Pick<LineProfile, 'toldBelow' | 'toppedUpBelow'>;

/**
 * Tells of lines whose money has fallen below a level that somebody waits for, whatever took it:
 * use, a price, a refund, a correction, the clock. What is charged has its levels with it; of all
 * else they are read, by one statement for the transaction.
 */
export async function seeFalls(tx: Tx, fell: readonly BalanceFell[]): Promise<void> {
  // A line and its account share their digits.
  const falls = fell.map((one) => ({ ...one, line: idFrom('lin', uuidOf(one.account)) }));
  const levelsFor = await loadLevels(
    tx,
    falls.map(({ line }) => line),
  );
  const usual = levelsOf(tx.settings);
  const told: MoneyFell[] = [];
  for (const { line, beforeMinor, afterMinor } of falls) {
    const { toldBelow, toppedUpBelow } = levelsFor(line);
    const levels = levelsPassed(toldBelow ?? usual, toppedUpBelow, beforeMinor, afterMinor);
    if (levels.length > 0) told.push({ line, at: tx.nowMs, beforeMinor, afterMinor, levels });
  }
  await tell(tx, moneyFell, told);
}

async function loadLevels(tx: Tx, lines: readonly LineId[]): Promise<(line: LineId) => Levels> {
  const unknown = lines.filter((line) => chargedLine(tx, line) === undefined);
  const keys = unknown.map((line) => ({ slot: slotOf(line), line: uuidOf(line) }));
  const rows = await tx.load(readProfiles, keys);
  const read = new Map(rows.map((row) => [row.line, row]));
  return (line) => chargedLine(tx, line) ?? profileOfRow(read.get(uuidOf(line)));
}
