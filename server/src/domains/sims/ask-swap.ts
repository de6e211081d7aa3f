import { hourMs, isoTime, newId, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type LineId, readContacts, readLine, requireFreeImsi, setBar } from '#subscribers';
import { swapOf } from './load-swaps.ts';
import { refuse } from './refusals.ts';
import { simSettings } from './settings.ts';
import { insertSwap } from './store.ts';
import { isOutOfHand, type Swap, type SwapId, type SwapReason } from './swap.ts';
import { tellSwap } from './tell-swap.ts';

export interface WantedSwap {
  readonly line: LineId;
  readonly imsi: string;
  readonly reason: SwapReason;
  readonly note: string;
}

/**
 * Asks for another SIM in the place of a line's own. It is held, and the owner is told on the old
 * one; a SIM that is lost or stolen is barred at once. Refuses with `permission_missing`,
 * `line_unknown`, `swap_note_needed`, `imsi_invalid`, `imsi_taken` and `swap_held`.
 */
export async function askSwap(
  context: Context,
  caller: StaffCaller,
  { line, imsi, reason, note: given }: WantedSwap,
): Promise<Swap> {
  await requireStaff(context, caller, 'sims.ask', line);
  const note = given.trim();
  if (note === '') throw refuse.swap_note_needed();
  await readLine(context, line);
  const contact = (await readContacts(context, [line])).get(line);
  return context.db.transaction(async (tx) => {
    await requireFreeImsi(tx, imsi);
    const id: SwapId = newId('swp', tx.nowMs, slotOf(line));
    const hours = tx.settings.get(simSettings.holdHours);
    const by = caller.session.staff;
    const row = [slotOf(line), uuidOf(id), uuidOf(line), imsi, reason, note, by];
    const times = [isoTime(tx.nowMs), isoTime(tx.nowMs + hours * hourMs)];
    const [written] = await tx.query(insertSwap, [...row, ...times]);
    if (!written) throw refuse.swap_held();
    if (isOutOfHand(reason)) {
      await setBar(tx, { line, bar: 'owner', isOn: true, cause: id });
    }
    tellSwap(tx, { id, kind: 'sim_swap_asked', parameters: { hours } }, contact);
    noteAct(tx, caller, 'sim.swap_ask', line, { swap: id, imsi, reason, note });
    return swapOf(written);
  });
}
