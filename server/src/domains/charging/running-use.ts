import type { InstantMs } from '#base';
import type { ChargedLine } from './charged-lines.ts';
import type { Prices } from './prices.ts';
import { tableGoingOn, tableInForce } from './rating/choose-rate.ts';
import { newMeter } from './rating/meter.ts';
import type { RunningUse } from './rating/rate-use.ts';
import type { UseKind } from './rating/use-kind.ts';
import { type Group, isSameKind, type Session } from './session.ts';

/**
 * A use that goes on at an instant, under the plan that it has kept and the version that is its own
 * by then; or one that begins, at the prices that its session began with.
 */
export function runningUse(
  line: ChargedLine,
  prices: Prices,
  { openedAt }: Pick<Session, 'openedAt'>,
  group: Group,
  kind: UseKind,
  atMs: InstantMs,
): { readonly plan: string; readonly use: RunningUse } {
  const kept = group.meters.find((one) => isSameKind(one.kind, kind));
  if (kept) {
    const { plan, version, usedUnits, countedUnits, untilMs } = kept;
    const own = prices.kept(plan, version);
    const table = tableGoingOn(prices.tables(plan), own, kind, untilMs, atMs);
    return { plan, use: { kind, table, meter: { usedUnits, countedUnits } } };
  }
  const { plan } = line.inUse;
  const tables = prices.tables(plan);
  const begun = tableInForce(tables, Math.min(openedAt, atMs));
  const table = tableGoingOn(tables, begun, kind, openedAt, atMs);
  return { plan, use: { kind, table, meter: newMeter } };
}
