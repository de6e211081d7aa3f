import type { Tx } from '#platform/postgres';
import type { ChargedLine } from './charged-lines.ts';
import { paceAfter } from './pace.ts';
import type { Prices } from './prices.ts';
import { promisedTo } from './promised.ts';
import { emptyHolds } from './quota-holds.ts';
import { isCounted } from './reports.ts';
import { type Group, groupOf, type Session } from './session.ts';
import { settleUse } from './settle-use.ts';
import type { GroupStep } from './step.ts';

/** Charges what a group reports; nothing stays set aside for it. */
export function settleGroup(
  tx: Tx,
  line: ChargedLine,
  prices: Prices,
  session: Session,
  { ratingGroup, use, used }: GroupStep,
): Group {
  const before = groupOf(session, ratingGroup);
  const promised = promisedTo(tx, before);
  let group = emptyHolds(tx, before);
  let units = 0n;
  for (const report of used.toSorted((one, other) => one.sequence - other.sequence)) {
    if (report.isCounted && !isCounted(group.reports, report.sequence)) units += report.units;
    group = settleUse(tx, line, prices, session, group, report, promised);
  }
  const sinceMs = before.grantedAt ?? session.openedAt;
  return { ...group, zone: use.zone, pace: paceAfter(before.pace, units, sinceMs, tx.nowMs) };
}
