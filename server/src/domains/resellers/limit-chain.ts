import { slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { limitChain as limit } from './store/chains.ts';

export interface ChainToLimit {
  readonly chain: ResellerId;
  readonly dayMinor: bigint | null;
  readonly monthMinor: bigint | null;
}

/**
 * Says what all below a chain may sell together a day and a month, from the next sale on; what they
 * have sold before counts. Refuses with `permission_missing`, and with `reseller_unknown` what is
 * no chain.
 */
export async function limitChain(
  context: Context,
  caller: StaffCaller,
  { chain, dayMinor, monthMinor }: ChainToLimit,
): Promise<void> {
  await requireStaff(context, caller, 'resellers.change', chain);
  const limits = { day: `${dayMinor ?? 'none'}`, month: `${monthMinor ?? 'none'}` };
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(limit, [slotOf(chain), uuidOf(chain), dayMinor, monthMinor]);
    if (!row) throw refuse.reseller_unknown();
    noteAct(tx, caller, 'reseller.limit', chain, limits);
  });
}
