import { newId, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ChargedLine } from './charged-lines.ts';
import type { UseKind } from './rating/use-kind.ts';
import { type Reported, rowOfReported } from './reported-use.ts';
import { seeUse } from './see-use.ts';
import { insertUsage } from './store/usage.ts';

/** Writes down a use that the plan has no price for: it costs nothing. */
export function noteUnpriced(
  tx: Tx,
  line: ChargedLine,
  reported: Reported,
  kind: UseKind,
  version: number,
): void {
  seeUse(line);
  tx.append(insertUsage, {
    ...rowOfReported(tx, line, reported, kind),
    id: uuidOf(newId('use', tx.nowMs, slotOf(line.id))),
    usedFrom: reported.fromMs,
    usedUntil: reported.untilMs,
    usedUnits: reported.used.units,
    countedUnits: 0n,
    moneyUnits: 0n,
    rate: null,
    catalogVersion: version,
    connectMinor: 0n,
    amountMinor: 0n,
    uncollectedMinor: 0n,
    unitsBefore: 0n,
    amountBefore: 0n,
    restBefore: 0n,
    paid: [],
  });
}
