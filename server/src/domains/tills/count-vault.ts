import { isoTime, newId, slotFor, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { type Count, totalOf } from './count.ts';
import { bookedIn } from './load-shifts.ts';
import { refuse } from './refusals.ts';
import { agreeCount, lockOpenCount, saveOpenCount } from './store/vaults.ts';
import { cashIn } from './till.ts';
import { differenceOf, type Vault, type VaultCountId } from './vault.ts';

export interface VaultCount {
  readonly place: Vault;
  readonly count: Count;
  /** Why there is more or less than the books have; asked for once two have counted the same. */
  readonly reason: string;
}

/** Whether two people have counted the same by now, and how that differs from the books. */
export type CountedVault =
  | { readonly isAgreed: false }
  | { readonly isAgreed: true; readonly differenceMinor: bigint };

/** What two have counted and nobody has explained. */
interface Unexplained {
  readonly difference: string;
}

/**
 * Counts the safe or the office. The first count is only kept; once somebody else has counted the
 * same, it is held against the books and what differs is posted and explained. A second count that
 * is another stands instead of the first, and all of them are in the trail. Refuses with
 * `permission_missing`, `till_count_invalid` and `till_difference_unexplained`.
 */
export async function countVault(
  context: Context,
  caller: StaffCaller,
  wanted: VaultCount,
): Promise<CountedVault> {
  const counted = totalOf(wanted.count);
  await requireStaff(context, caller, 'tills.supervise');
  const by = caller.session.staff;
  const outcome = await context.db.transaction(async (tx) => {
    const { place } = wanted;
    const [row] = await tx.query(lockOpenCount, [place]);
    const made: VaultCountId = newId('vlt', tx.nowMs, slotFor(place));
    const id: VaultCountId = row ? `vlt_${row.id.replaceAll('-', '')}` : made;
    const about = { place, counted: String(counted) };
    if (!row || row.countedBy === by || row.counted !== counted) {
      const said = [JSON.stringify(wanted.count), counted, by, isoTime(tx.nowMs)];
      await tx.query(saveOpenCount, [uuidOf(id), place, ...said]);
      noteAct(tx, caller, 'vault.count', id, about);
      return { isAgreed: false } as const;
    }
    return agree(tx, caller, { id, counted, place, reason: wanted.reason.trim() });
  });
  if ('difference' in outcome) throw refuse.till_difference_unexplained({ ...outcome });
  return outcome;
}

async function agree(
  tx: Tx,
  caller: StaffCaller,
  {
    id,
    counted,
    place,
    reason,
  }: Omit<VaultCount, 'count'> & {
    readonly id: VaultCountId;
    readonly counted: bigint;
  },
): Promise<CountedVault | Unexplained> {
  const booked = await bookedIn(tx, place);
  const differenceMinor = counted - booked;
  const difference = String(differenceMinor);
  const about = { place, counted: String(counted), difference, reason };
  if (differenceMinor !== 0n && reason === '') {
    noteAct(tx, caller, 'vault.count', id, about);
    return { difference };
  }
  const by = caller.session.staff;
  await tx.query(agreeCount, [uuidOf(id), booked, reason, by, isoTime(tx.nowMs)]);
  if (differenceMinor !== 0n) {
    const pair = [cashIn(place), differenceOf(place)] as const;
    const [debited, credited] = differenceMinor > 0n ? pair : ([pair[1], pair[0]] as const);
    const amount = differenceMinor > 0n ? differenceMinor : -differenceMinor;
    const reasonOf = { code: 'vault_counted', cause: id };
    moveBetweenSystem(tx, slotFor(place), debited, credited, { unit: 'HKD', amount }, reasonOf);
  }
  noteAct(tx, caller, 'vault.agree', id, about);
  return { isAgreed: true, differenceMinor };
}
