import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { type ChargedLine, chargedLine, moneyOf } from './charged-lines.ts';
import {
  dailyCapReached,
  moneyFell,
  packRanLow,
  type SpendingRose,
  spendingRose,
  zoneCrossed,
} from './facts.ts';
import { spentOn } from './guards.ts';
import { spendingLevel } from './levels-passed.ts';
import { levelsOf, levelsPassed } from './money-levels.ts';
import type { DayCount } from './rating/day-count.ts';
import { recallQuota } from './recall-quota.ts';
import { chargingSettings } from './settings.ts';
import type { Zone } from '#base';

/** How a line stood before anything was charged. */
interface Stand {
  readonly moneyMinor: bigint;
  readonly zone: Zone | null;
  readonly counts: readonly DayCount[];
}

type Before = ReadonlyMap<LineId, Stand>;

export function standBefore(tx: Tx, lines: readonly LineId[]): Before {
  return new Map(
    lines.flatMap((id) => {
      const line = chargedLine(tx, id);
      if (!line) return [];
      return [[id, { moneyMinor: moneyOf(tx, id), zone: line.zone, counts: line.counts }]];
    }),
  );
}

/**
 * Tells what use has brought lines to: money below a level, units that run low, a cap, a day that
 * costs much, another zone. Each once for each line and only where it is so; other sessions of a
 * line that crossed a border are to ask for new quotas.
 */
export async function tellWhatChanged(tx: Tx, before: Before): Promise<void> {
  const fell = [];
  const rose: SpendingRose[] = [];
  const lines: ChargedLine[] = [];
  const usual = levelsOf(tx.settings);
  const crossed = [];
  for (const [line, { moneyMinor: beforeMinor, zone: from, counts }] of before) {
    const charged = chargedLine(tx, line);
    if (!charged) continue;
    lines.push(charged);
    const afterMinor = moneyOf(tx, line);
    if (afterMinor < beforeMinor) {
      const own = charged.toldBelow ?? usual;
      const levels = levelsPassed(own, charged.toppedUpBelow, beforeMinor, afterMinor);
      if (levels.length > 0) fell.push({ line, at: tx.nowMs, beforeMinor, afterMinor, levels });
      rose.push(...spendingOf(tx, charged, counts, afterMinor));
    }
    const to = charged.zone;
    if (to !== null && to !== from) crossed.push({ line, from, to, at: tx.nowMs });
  }
  await tell(tx, moneyFell, fell);
  await tell(
    tx,
    packRanLow,
    lines.flatMap(({ passed }) => passed.packs),
  );
  await tell(
    tx,
    dailyCapReached,
    lines.flatMap(({ passed }) => passed.caps),
  );
  await tell(tx, spendingRose, rose);
  await tell(tx, zoneCrossed, crossed);
  const moved = crossed.filter(({ from }) => from !== null).map(({ line }) => line);
  await recallQuota(tx, moved, 'reauthorise');
}

const none: readonly SpendingRose[] = [];

function spendingOf(
  tx: Tx,
  { id: line, counts }: ChargedLine,
  before: readonly DayCount[],
  leftMinor: bigint,
): readonly SpendingRose[] {
  if (counts === before) return none;
  const first = BigInt(tx.settings.get(chargingSettings.spendingToldMinor));
  const spentMinor = spentOn(counts, tx.nowMs);
  const level = spendingLevel(first, spentOn(before, tx.nowMs), spentMinor);
  return level === null ? none : [{ line, at: tx.nowMs, spentMinor, leftMinor }];
}
