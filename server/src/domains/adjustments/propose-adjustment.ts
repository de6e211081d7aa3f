import { isoTime, newId, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import type { Adjustment, AdjustmentId, AdjustmentReason } from './adjustment.ts';
import { adjustmentOf } from './load-adjustments.ts';
import { refuse } from './refusals.ts';
import { adjustmentSettings } from './settings.ts';
import { insertAdjustment } from './store.ts';

export interface AdjustmentProposal {
  readonly line: LineId;
  readonly reason: AdjustmentReason;
  /** In minor units of HKD, above zero whichever way it goes. */
  readonly amountMinor: bigint;
  readonly note: string;
}

/**
 * Proposes to correct a line's money; nothing moves until somebody else decides. Refuses with
 * `permission_missing`, `line_unknown`, `adjustment_note_needed`, `adjustment_too_large` and
 * `adjustment_open`.
 */
export async function proposeAdjustment(
  context: Context,
  caller: StaffCaller,
  { line, reason, amountMinor, note: given }: AdjustmentProposal,
): Promise<Adjustment> {
  await requireStaff(context, caller, 'adjustments.propose', line);
  const note = given.trim();
  if (note === '') throw refuse.adjustment_note_needed();
  const most = BigInt(context.settings().get(adjustmentSettings.mostMinor));
  if (amountMinor <= 0n || amountMinor > most) {
    throw refuse.adjustment_too_large({ mostMinor: Number(most) });
  }
  await readLine(context, line);
  return context.db.transaction(async (tx) => {
    const id: AdjustmentId = newId('adj', tx.nowMs, slotOf(line));
    const by = caller.session.staff;
    const row = [slotOf(line), uuidOf(id), uuidOf(line), reason, amountMinor, note, by];
    const [written] = await tx.query(insertAdjustment, [...row, isoTime(tx.nowMs)]);
    if (!written) throw refuse.adjustment_open();
    const details = { adjustment: id, reason, amountMinor: String(amountMinor), note };
    noteAct(tx, caller, 'adjustment.propose', line, details);
    return adjustmentOf(written);
  });
}
