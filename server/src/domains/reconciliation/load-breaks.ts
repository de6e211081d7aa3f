import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Break, BreakFact, BreakState, Way } from './break.ts';
import { type BreakRow, updateBreaks } from './store/breaks.ts';

export function breakOf({ slot: _slot, rowNumber, ...row }: BreakRow): Break {
  return {
    ...row,
    id: idFrom('brk', row.id),
    row: rowNumber,
    fact: row.fact as BreakFact,
    state: row.state as BreakState,
    way: row.way as Way | null,
  };
}

/** Writes what a break has become: its state, and what was proposed and decided. */
export function saveBreak(tx: Tx, of: Break): void {
  const { state, way, reason, proposedBy, decidedBy } = of;
  // Whatever ends a resolution otherwise leaves nothing to be opened again.
  const isOver = state !== 'resolved' && of.reopenDecidedBy === null;
  const { reopenReason, reopenBy, reopenDecidedBy } = isOver ? never : of;
  const reopening = { reopenReason, reopenBy, reopenDecidedBy };
  const key = { slot: slotOf(of.id), id: uuidOf(of.id) };
  const changedAt = tx.nowMs;
  const proposal = { way, reason, proposedBy, decidedBy };
  tx.append(updateBreaks, { ...key, state, ...proposal, ...reopening, changedAt });
}

const never = { reopenReason: null, reopenBy: null, reopenDecidedBy: null } as const;
