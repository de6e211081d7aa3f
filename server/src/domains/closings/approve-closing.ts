import { isoTime, slotOf, uuidOf } from '#base';
import { readCatalog } from '#catalog';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import { readLineOnPaper, setBar } from '#subscribers';
import type { Closing, ClosingId } from './closing.ts';
import { closingOf } from './load-closings.ts';
import { payBack } from './pay-back.ts';
import { refuse } from './refusals.ts';
import { lockClosing, updateClosing } from './store/closings.ts';

/**
 * Decides about a closing that pays back much: its money leaves, or the line lives on. Refuses with
 * `permission_missing`, `closing_unknown`, `closing_state_wrong` and, for whoever has asked for the
 * closing, `second_person_needed`.
 */
export async function approveClosing(
  context: Context,
  caller: StaffCaller,
  { closing: id, isApproved }: { readonly closing: ClosingId; readonly isApproved: boolean },
): Promise<Closing> {
  await requireStaff(context, caller, 'refunds.approve', id);
  const catalog = await readCatalog(context);
  const bank = (await listBankAccounts(context))[0]?.connector ?? 'bank';
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockClosing, [slotOf(id), uuidOf(id)]);
    if (!row) throw refuse.closing_unknown({ closing: id });
    const closing = closingOf(row);
    if (closing.state !== 'to_approve') throw refuse.closing_state_wrong({ state: closing.state });
    requireSecondPerson(caller, closing.orderedBy);
    const decidedBy = caller.session.staff;
    noteAct(tx, caller, isApproved ? 'closing.approve' : 'closing.refuse', id, {
      line: closing.line,
    });
    if (isApproved) {
      const paper = await readLineOnPaper(context, closing.line);
      const { backMinor } = await payBack(tx, { closing, catalog, paper, bank, decidedBy });
      return { ...closing, state: 'settled', backMinor };
    }
    const at = isoTime(tx.nowMs);
    await tx.query(updateClosing, [slotOf(id), uuidOf(id), 'refused', null, decidedBy, at]);
    await setBar(tx, { line: closing.line, bar: 'closed', isOn: false, cause: id });
    return { ...closing, state: 'refused' };
  });
}
