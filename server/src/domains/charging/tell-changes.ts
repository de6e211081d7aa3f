import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { chargedLine, moneyOf } from './charged-lines.ts';
import { balanceDropped, zoneCrossed } from './facts.ts';
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
 * Tells whose money dropped and who crossed a border, once for each line; other sessions of a line
 * that crossed are to ask for new quotas.
 */
export async function tellWhatChanged(tx: Tx, before: Before): Promise<void> {
  const dropped = [];
  const crossed = [];
  for (const [line, { moneyMinor: beforeMinor, zone: from }] of before) {
    const afterMinor = moneyOf(tx, line);
    if (afterMinor < beforeMinor) dropped.push({ line, beforeMinor, afterMinor });
    const to = chargedLine(tx, line)?.zone ?? null;
    if (to !== null && to !== from) crossed.push({ line, from, to, at: tx.nowMs });
  }
  await tell(tx, balanceDropped, dropped);
  await tell(tx, zoneCrossed, crossed);
  const moved = crossed.filter(({ from }) => from !== null).map(({ line }) => line);
  await recallQuota(tx, moved, 'reauthorise');
}
