import type { InstantMs } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { causeOfExchange } from './exchange.ts';
import { readOwed } from './store/exchanges.ts';

const most = 200;

/** What a cash machine has taken and we could not credit. */
export interface OwedAdvice {
  readonly id: string;
  readonly acquirer: string;
  readonly terminal: string;
  /** As it came. */
  readonly number: string;
  readonly valueMinor: bigint;
  readonly refusal: string;
  readonly decidedAt: InstantMs;
}

/** Oldest first. Refuses with `permission_missing`. */
export async function listOwedAdvices(
  context: Context,
  caller: StaffCaller,
): Promise<OwedAdvice[]> {
  await requireStaff(context, caller, 'devices.read');
  const rows = await context.db.read(readOwed, [most]);
  return rows.map(({ key, value, ...row }) => {
    return { ...row, id: causeOfExchange(key), valueMinor: value };
  });
}
