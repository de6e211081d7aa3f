import type { InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import { type ChargedLine, earliestUse } from './charged-lines.ts';
import type { Promised } from './promised.ts';
import { noteUnpriced } from './note-unpriced.ts';
import { payCharge } from './pay-charge.ts';
import type { Prices } from './prices.ts';
import { packsThere } from './purse.ts';
import { seeLevelsPassed } from './see-levels-passed.ts';
import { termsAt } from './rating/choose-rate.ts';
import { withCount } from './rating/day-count.ts';
import { rateUse } from './rating/rate-use.ts';
import type { Reported } from './reported-use.ts';
import { isCounted, withReport } from './reports.ts';
import { runningUse } from './running-use.ts';
import { type Group, isSameKind, type KeptMeter, type Session } from './session.ts';
import type { UsedUnits } from './step.ts';

/**
 * Charges one report of a network, once: rates it from where the meter stands, takes what it costs
 * and writes down why. What was used beyond the quota is charged like the rest, as far as there is
 * money. Returns the group with the report counted.
 */
export function settleUse(
  tx: Tx,
  line: ChargedLine,
  prices: Prices,
  session: Session,
  group: Group,
  used: UsedUnits,
  promised: Promised,
): Group {
  if (isCounted(group.reports, used.sequence)) return group;
  const counted = { ...group, reports: withReport(group.reports, used.sequence) };
  if (!used.isCounted || used.units <= 0n) return counted;
  const { fromMs, untilMs } = placeInTime(tx, session, group, used);
  const { plan, use } = runningUse(line, prices, session, group, used.use, fromMs);
  const { ratingGroup } = group;
  const reported: Reported = { session, ratingGroup, used, fromMs, untilMs, plan };
  if (!termsAt(use.table, use.kind, fromMs)) {
    noteUnpriced(tx, line, reported, use.kind, use.table.number);
    return counted;
  }
  const purse = { counts: line.counts, packs: packsThere(tx, line, use.kind, fromMs) };
  const stretch = { fromMs, untilMs, units: used.units };
  const rated = rateUse([use.table, ...prices.tables(plan)], use, stretch, purse);
  for (const charge of rated.charges) {
    payCharge(tx, line, reported, charge, promised);
    seeLevelsPassed(tx, prices.catalog, line, charge);
    const { before, after } = charge;
    if (after !== before) line.counts = withCount(line.counts, after);
  }
  const { meter, table, kind } = rated.use;
  return withMeter(counted, { ...meter, kind, plan, version: table.number, untilMs });
}

/**
 * A network's clock may be wrong, and its report late: a use ends now at the latest, begins
 * yesterday at the earliest, and follows the one before it where the network says no beginning.
 */
function placeInTime(
  tx: Tx,
  session: Session,
  group: Group,
  used: UsedUnits,
): { readonly fromMs: InstantMs; readonly untilMs: InstantMs } {
  const earliestMs = earliestUse(tx);
  const untilMs = Math.min(Math.max(used.untilMs, earliestMs), tx.nowMs);
  const ends = group.meters.map((meter) => meter.untilMs);
  const beganMs = used.fromMs ?? Math.max(session.openedAt, ...ends);
  return { fromMs: Math.min(Math.max(beganMs, earliestMs), untilMs), untilMs };
}

/** What is told late is counted, and changes nothing of how the use goes on. */
function withMeter(group: Group, meter: KeptMeter): Group {
  const at = group.meters.findIndex(({ kind }) => isSameKind(kind, meter.kind));
  const before = group.meters[at];
  if (!before) return { ...group, meters: [...group.meters, meter] };
  const { usedUnits, countedUnits } = meter;
  const isLate = meter.untilMs < before.untilMs;
  const after = isLate ? { ...before, usedUnits, countedUnits } : meter;
  return { ...group, meters: group.meters.with(at, after) };
}
