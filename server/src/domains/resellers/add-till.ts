import { slotOf, uuidOf } from '#base';
import { recordAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { isPrintableLine, mostTills } from './printable-line.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { addTill as add } from './store/resellers.ts';

/**
 * Puts another till into a shop and returns its number, which is the next. The command line has no
 * caller. Refuses with `permission_missing`, `reseller_invalid`, and with `reseller_unknown` what
 * has no tills.
 */
export async function addTill(
  context: Context,
  caller: StaffCaller | undefined,
  { reseller, label }: { readonly reseller: ResellerId; readonly label: string },
): Promise<number> {
  if (caller) await requireStaff(context, caller, 'resellers.change', reseller);
  if (!isPrintableLine(label, 40)) throw refuse.reseller_invalid({ what: 'tills' });
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(add, [slotOf(reseller), uuidOf(reseller), label, mostTills]);
    if (!row) throw refuse.reseller_unknown();
    if (row.number === null) throw refuse.reseller_invalid({ what: 'tills' });
    recordAct(tx, {
      actor: caller ? { kind: 'staff', id: caller.session.staff } : context.actor,
      action: 'reseller.till',
      subject: reseller,
      outcome: 'done',
      ip: caller?.ip ?? null,
      details: { till: String(row.number), label },
    });
    return row.number;
  });
}
