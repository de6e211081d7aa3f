import { requireStaff, type StaffCaller } from '#identity';
import { readSystemAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { shiftOf } from './load-shifts.ts';
import { readTills } from './read-tills.ts';
import type { Shift } from './shift.ts';
import { readNewestShifts, readUnsettledShifts } from './store/shifts.ts';
import { cashIn, type Till } from './till.ts';
import { listVaults } from './list-vaults.ts';
import type { ListedVault } from './vault.ts';

const mostUnsettled = 100;

export interface TillsDesk {
  readonly tills: readonly ListedTill[];
  readonly vaults: readonly ListedVault[];
  /** Closed with a difference that nobody has looked into, oldest first. */
  readonly unsettled: readonly Shift[];
}

export interface ListedTill extends Till {
  /** What the books have in it, for whoever may know. */
  readonly bookedMinor: bigint | null;
  /** The newest shift, open or not; to who will count it, only an open one. */
  readonly shift: Shift | null;
}

/**
 * All tills and how they stand. What the books have there is not for whoever counts it: of safe and
 * office finance is told, and of drawers supervisors, too, unless one is open, since they may close
 * it for its clerk. Nor is the last count of a drawer that is closed for who will open it: the
 * books have just that. Refuses with `permission_missing`.
 */
export async function listTills(context: Context, caller: StaffCaller): Promise<TillsDesk> {
  await requireStaff(context, caller, 'tills.read');
  const [tills, newest, unsettled, accounts] = await Promise.all([
    readTills(context),
    context.db.read(readNewestShifts),
    context.db.read(readUnsettledShifts, [mostUnsettled]),
    readSystemAccounts(context),
  ]);
  const { permissions } = caller.session;
  const isBlind = permissions.includes('tills.use');
  const mayClose = permissions.includes('tills.supervise');
  const isBlindToVaults = isBlind || mayClose;
  const booked = (account: string): bigint =>
    accounts.find((one) => one.account === account && one.unit === 'HKD')?.net ?? 0n;
  const shifts = newest.map(shiftOf);
  return {
    tills: tills.map((till) => {
      const shift = shifts.find((one) => one.till === till.code) ?? null;
      const isOpen = shift !== null && shift.end === null;
      const isUntold = isBlind || (mayClose && isOpen);
      return {
        ...till,
        bookedMinor: isUntold ? null : booked(cashIn(till.code)),
        shift: isBlind && !isOpen ? null : shift,
      };
    }),
    vaults: await listVaults(context, isBlindToVaults ? () => null : booked),
    unsettled: isBlind ? [] : unsettled.map(shiftOf),
  };
}
