import { hasFallen } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import { awaitUse } from './await-use.ts';
import { type ChargedLine, chargedLine, moneyOf } from './charged-lines.ts';
import {
  type DailyCapReached,
  dailyCapReached,
  type LineUsedAgain,
  lineUsedAgain,
  type PackRanLow,
  packRanLow,
  type SpendingRose,
  spendingRose,
  zoneCrossed,
} from './facts.ts';
import { spentOn } from './guards.ts';
import { nothingPassed, spendingLevel } from './levels-passed.ts';
import type { DayCount } from './rating/day-count.ts';
import { recallQuota } from './recall-quota.ts';
import { chargingSettings } from './settings.ts';
import type { Zone } from '#base';

/** How a line stood before anything was charged. */
interface Stand {
  readonly zone: Zone | null;
  readonly counts: readonly DayCount[];
}

type Before = ReadonlyMap<LineId, Stand>;

export function standBefore(tx: Tx, lines: readonly LineId[]): Before {
  return new Map(
    lines.flatMap((id) => {
      const line = chargedLine(tx, id);
      return line ? [[id, { zone: line.zone, counts: line.counts }]] : [];
    }),
  );
}

/**
 * Tells what use has brought lines to: units that run low, a cap, a day that costs much, another
 * zone. Each once for each line and only where it is so; other sessions of a line that crossed a
 * border are to ask for new quotas. How low their money is, `seeFalls` tells of whatever took it.
 */
export async function tellWhatChanged(tx: Tx, before: Before): Promise<void> {
  const rose: SpendingRose[] = [];
  const low: PackRanLow[] = [];
  const capped: DailyCapReached[] = [];
  const firstMinor = BigInt(tx.settings.get(chargingSettings.spendingToldMinor));
  const crossed = [];
  const awaited: LineUsedAgain[] = [];
  for (const [line, { zone: from, counts }] of before) {
    const charged = chargedLine(tx, line);
    if (!charged) continue;
    const spentMinor = spendingRisen(tx, charged, counts, firstMinor);
    if (spentMinor !== null) {
      rose.push({ line, at: tx.nowMs, spentMinor, leftMinor: moneyOf(tx, line) });
    }
    if (charged.passed !== nothingPassed) {
      low.push(...charged.passed.packs);
      capped.push(...charged.passed.caps);
      if (charged.passed.isUse) {
        awaitUse(tx, line, false);
        awaited.push({ line, at: tx.nowMs });
      }
    }
    const to = charged.zone;
    if (to !== null && to !== from) crossed.push({ line, from, to, at: tx.nowMs });
  }
  await tell(tx, lineUsedAgain, awaited);
  await tell(tx, packRanLow, low);
  await tell(tx, dailyCapReached, capped);
  await tell(tx, spendingRose, rose);
  await tell(tx, zoneCrossed, crossed);
  const moved = crossed.filter(({ from }) => from !== null).map(({ line }) => line);
  await recallQuota(tx, moved, 'reauthorise');
}

/** What a line has spent today, where that has doubled again; null where it has not. */
function spendingRisen(
  tx: Tx,
  { id: line, counts }: ChargedLine,
  before: readonly DayCount[],
  firstMinor: bigint,
): bigint | null {
  if (counts === before || !hasFallen(tx, accountOf(line))) return null;
  const spentMinor = spentOn(counts, tx.nowMs);
  // Most of them stop here, on a day that has cost little.
  if (spentMinor < firstMinor) return null;
  const level = spendingLevel(firstMinor, spentOn(before, tx.nowMs), spentMinor);
  return level === null ? null : spentMinor;
}
