import { newUuid, slotOf, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type Bar, withBar } from './bars.ts';
import { barChanged } from './facts.ts';
import type { LineId } from './line.ts';
import { lockedLine, lockLines } from './locked-lines.ts';
import { insertBarEvents } from './store/lines.ts';

export interface BarToSet {
  readonly line: LineId;
  readonly bar: Bar;
  readonly isOn: boolean;
  /** Who wants it, and why. */
  readonly cause: string;
}

/**
 * Bars a line, or lifts a bar; other bars stay. The same again changes nothing. Open sessions hear
 * of it by the fact. Refuses with `line_unknown`.
 */
export async function setBar(tx: Tx, { line: id, bar, isOn, cause }: BarToSet): Promise<void> {
  await lockLines(tx, { lines: [id] });
  const line = lockedLine(tx, id);
  const before = line.bars;
  const bars = withBar(before, bar, isOn);
  if (bars === before) return;
  line.bars = bars;
  tx.onUndo(() => {
    line.bars = before;
  });
  tx.append(insertBarEvents, {
    slot: slotOf(id),
    line: uuidOf(id),
    id: newUuid(tx.nowMs, slotOf(id)),
    bars,
    cause,
    recordedAt: tx.nowMs,
  });
  if ((bars === 0) !== (before === 0)) {
    await tell(tx, barChanged, [{ line: id, isBarred: bars !== 0 }]);
  }
}
