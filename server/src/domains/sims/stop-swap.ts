import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { readContacts } from '#subscribers';
import { abandonSwap, lockHeld } from './end-swap.ts';
import { refuse } from './refusals.ts';
import type { SwapId } from './swap.ts';

/**
 * The owner has objected, or something is wrong: the old SIM stays. Whoever may ask for a swap may
 * stop any. Refuses with `permission_missing`, `swap_note_needed`, `swap_unknown` and
 * `swap_state_wrong`.
 */
export async function stopSwap(
  context: Context,
  caller: StaffCaller,
  { swap: id, why: given }: { readonly swap: SwapId; readonly why: string },
): Promise<void> {
  const isSupervisor = caller.session.permissions.includes('sims.approve');
  await requireStaff(context, caller, isSupervisor ? 'sims.approve' : 'sims.ask', id);
  const why = given.trim();
  if (why === '') throw refuse.swap_note_needed();
  await context.db.transaction(async (tx) => {
    const swap = await lockHeld(tx, id);
    const contact = (await readContacts(context, [swap.line])).get(swap.line);
    await abandonSwap(tx, swap, why, { by: caller.session.staff, contact });
    noteAct(tx, caller, 'sim.swap_stop', swap.line, { swap: id, why });
  });
}
