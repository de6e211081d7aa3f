import type { Tx } from '#platform/postgres';
import type { LineId } from './line.ts';
import { lockedLine } from './locked-lines.ts';

/** Gives a locked line another plan, from now on. Refuses with `line_unknown`. */
export function setPlan(tx: Tx, id: LineId, plan: string): void {
  const line = lockedLine(tx, id);
  const before = line.plan;
  line.plan = plan;
  tx.onUndo(() => {
    line.plan = before;
  });
}
