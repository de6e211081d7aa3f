import { isoTime, newId, slotFor, uuidOf } from '#base';
import { expectBag } from '#banking';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { bookedIn } from './load-shifts.ts';
import { refuse } from './refusals.ts';
import { insertSafeMove } from './store/tills.ts';
import { cashIn, transport } from './till.ts';
import type { Vault } from './vault.ts';

export interface SafeMove {
  /** The safe where nothing is said. */
  readonly place?: Vault | undefined;
  readonly direction: 'from_bank' | 'to_bank';
  readonly amountMinor: bigint;
  /** The number on the seal of the bag, by which the bank's statement knows it. */
  readonly bag: string;
}

/**
 * Cash that leaves the safe or the office for the bank, or has come from it. Until the bank has
 * booked it, it is in `clearing:cash_transport`. Refuses with `permission_missing`, with
 * `safe_too_low` and, for a bag that was noted before, with `safe_bag_known`.
 */
export async function moveSafeCash(
  context: Context,
  caller: StaffCaller,
  { place = 'safe', direction, amountMinor, bag: given }: SafeMove,
): Promise<void> {
  await requireStaff(context, caller, 'tills.supervise');
  const bag = given.trim();
  await context.db.transaction(async (tx) => {
    const id = newId('bag', tx.nowMs, slotFor(bag));
    const row = [uuidOf(id), place, direction, amountMinor, bag, caller.session.staff];
    const [written] = await tx.query(insertSafeMove, [...row, isoTime(tx.nowMs)]);
    if (!written) throw refuse.safe_bag_known();
    const there = cashIn(place);
    // An amount with a nought too many would wait for a bank that never books it. What the books
    // have is not said: whoever counts there is not told.
    const isOut = direction === 'to_bank';
    if (isOut && amountMinor > (await bookedIn(tx, place))) throw refuse.safe_too_low();
    const [debited, credited] =
      direction === 'from_bank' ? ([there, transport] as const) : ([transport, there] as const);
    const reason = { code: `${place}_${direction}`, cause: id };
    const moved = { unit: 'HKD', amount: amountMinor } as const;
    moveBetweenSystem(tx, slotFor(bag), debited, credited, moved, reason);
    const expected = { number: bag, direction, amount: amountMinor };
    await expectBag(tx, { ...expected, account: transport, cause: id });
    noteAct(tx, caller, `${place}.${direction}`, id, { bag, amountMinor: String(amountMinor) });
  });
}
