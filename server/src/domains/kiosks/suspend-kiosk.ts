import { isoTime, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { KioskId } from './kiosk.ts';
import { refuse } from './refusals.ts';
import { suspendKiosk as suspend } from './store/kiosks.ts';

/**
 * Keeps a kiosk from selling, or lets it again. What it has kept before is booked all the same.
 * The command line has no caller. Refuses with `permission_missing` and `kiosk_unknown`.
 */
export async function suspendKiosk(
  context: Context,
  caller: StaffCaller | undefined,
  { kiosk, isSuspended }: { readonly kiosk: KioskId; readonly isSuspended: boolean },
): Promise<void> {
  if (caller) await requireStaff(context, caller, 'devices.change', kiosk);
  await context.db.transaction(async (tx) => {
    const at = isSuspended ? isoTime(tx.nowMs) : null;
    const [row] = await tx.query(suspend, [slotOf(kiosk), uuidOf(kiosk), at]);
    if (!row) throw refuse.kiosk_unknown();
    noteAct(tx, caller, isSuspended ? 'kiosk.suspend' : 'kiosk.resume', kiosk, {});
  });
}
