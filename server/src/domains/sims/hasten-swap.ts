import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { readContacts } from '#subscribers';
import { finishSwap, lockHeld } from './end-swap.ts';
import type { SwapId } from './swap.ts';

/**
 * A second person has seen who asks, and does not wait. Refuses with `permission_missing`,
 * `swap_unknown`, `swap_state_wrong`, `second_person_needed` and `imsi_taken`.
 */
export async function hastenSwap(context: Context, caller: StaffCaller, id: SwapId): Promise<void> {
  await requireStaff(context, caller, 'sims.approve', id);
  await context.db.transaction(async (tx) => {
    const swap = await lockHeld(tx, id);
    requireSecondPerson(caller, swap.askedBy);
    const contact = (await readContacts(context, [swap.line])).get(swap.line);
    await finishSwap(tx, swap, { by: caller.session.staff, contact });
    noteAct(tx, caller, 'sim.swap_hasten', swap.line, { swap: id, askedBy: swap.askedBy });
  });
}
