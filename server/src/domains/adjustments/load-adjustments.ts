import { idFrom } from '#base';
import type { Adjustment } from './adjustment.ts';
import type { AdjustmentRow } from './store.ts';

export function adjustmentOf(row: AdjustmentRow): Adjustment {
  const { amount: amountMinor, note, proposedAt, decidedAt } = row;
  return {
    id: idFrom('adj', row.id),
    line: idFrom('lin', row.line),
    reason: row.reason as Adjustment['reason'],
    amountMinor,
    note,
    state: row.state as Adjustment['state'],
    proposedBy: row.proposedBy as Adjustment['proposedBy'],
    proposedAt,
    decidedBy: row.decidedBy as Adjustment['decidedBy'],
    decidedAt,
  };
}
