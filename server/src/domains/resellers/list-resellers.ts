import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { resellerOf } from './load-resellers.ts';
import { readFloat } from './read-float.ts';
import type { Reseller } from './reseller.ts';
import { readResellers } from './store/resellers.ts';

const most = 500;

export interface ListedReseller extends Reseller {
  /** Of its own float; null where it sells from its chain's. */
  readonly floatMinor: bigint | null;
}

/** All that sell for us, with what is in their floats. */
export async function listResellers(
  context: Context,
  caller: StaffCaller,
): Promise<ListedReseller[]> {
  await requireStaff(context, caller, 'floats.read');
  const rows = await context.db.read(readResellers, [most]);
  return Promise.all(
    rows.map(resellerOf).map(async (reseller) => {
      const isOwn = reseller.floatOwner === reseller.id;
      return { ...reseller, floatMinor: isOwn ? await readFloat(context, reseller.id) : null };
    }),
  );
}
