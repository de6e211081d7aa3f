import type { InstantMs } from '#base';
import type { ChargedLine } from './charged-lines.ts';
import type { Prices } from './prices.ts';
import { tableInForce } from './rating/choose-rate.ts';
import { newMeter } from './rating/meter.ts';
import type { RunningUse } from './rating/rate-use.ts';
import type { UseKind } from './rating/use-kind.ts';
import { type Group, isSameKind } from './session.ts';

/** A use that runs, under the plan and version it has kept; or one that begins. */
export function runningUse(
  line: ChargedLine,
  prices: Prices,
  group: Group,
  kind: UseKind,
  atMs: InstantMs,
): { readonly plan: string; readonly use: RunningUse } {
  const kept = group.meters.find((one) => isSameKind(one.kind, kind));
  if (kept) {
    const { plan, version, usedUnits, countedUnits } = kept;
    const table = prices.kept(plan, version);
    return { plan, use: { kind, table, meter: { usedUnits, countedUnits } } };
  }
  const { plan } = line.inUse;
  const table = tableInForce([prices.current(plan)], atMs);
  return { plan, use: { kind, table, meter: newMeter } };
}
