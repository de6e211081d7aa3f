import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { chargedLine, moneyOf } from './charged-lines.ts';
import { moneyFell, zoneCrossed } from './facts.ts';
import { levelsOf, levelsPassed } from './money-levels.ts';
import { recallQuota } from './recall-quota.ts';
import type { Zone } from '#base';

/** How lines stood before anything was charged. */
type Before = ReadonlyMap<LineId, { readonly moneyMinor: bigint; readonly zone: Zone | null }>;

export function standBefore(tx: Tx, lines: readonly LineId[]): Before {
  return new Map(
    lines.flatMap((id) => {
      const line = chargedLine(tx, id);
      return line ? [[id, { moneyMinor: moneyOf(tx, id), zone: line.zone }]] : [];
    }),
  );
}

/**
 * Tells whose money fell below a level and who crossed a border, once for each line; other sessions
 * of a line that crossed are to ask for new quotas.
 */
export async function tellWhatChanged(tx: Tx, before: Before): Promise<void> {
  const fell = [];
  const usual = levelsOf(tx.settings);
  const crossed = [];
  for (const [line, { moneyMinor: beforeMinor, zone: from }] of before) {
    const afterMinor = moneyOf(tx, line);
    const charged = chargedLine(tx, line);
    if (afterMinor < beforeMinor) {
      const own = charged?.toldBelow ?? usual;
      const also = charged?.toppedUpBelow ?? null;
      const levels = levelsPassed(own, also, beforeMinor, afterMinor);
      if (levels.length > 0) fell.push({ line, beforeMinor, afterMinor, levels });
    }
    const to = charged?.zone ?? null;
    if (to !== null && to !== from) crossed.push({ line, from, to, at: tx.nowMs });
  }
  await tell(tx, moneyFell, fell);
  await tell(tx, zoneCrossed, crossed);
  const moved = crossed.filter(({ from }) => from !== null).map(({ line }) => line);
  await recallQuota(tx, moved, 'reauthorise');
}
