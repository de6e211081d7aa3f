import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { floatOf, type ResellerId } from './reseller.ts';

/** What a float has, what is set aside included, in minor units of HKD. */
export async function readFloat(context: Context, floatOwner: ResellerId): Promise<bigint> {
  const { units } = await readBalance(context, floatOf(floatOwner));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}
