import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { addKiosk, type NewKiosk } from './add-kiosk.ts';
import type { KioskId } from './kiosk.ts';

/**
 * Puts up a kiosk. Refuses with `permission_missing`, `kiosk_code_invalid` and `kiosk_code_taken`.
 */
export async function openKiosk(
  context: Context,
  caller: StaffCaller,
  given: NewKiosk,
): Promise<KioskId> {
  await requireStaff(context, caller, 'devices.change');
  return context.db.transaction(async (tx) => {
    const id = await addKiosk(tx, given);
    noteAct(tx, caller, 'kiosk.open', id, { code: given.code });
    return id;
  });
}
