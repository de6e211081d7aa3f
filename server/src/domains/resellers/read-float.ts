import type { Context } from '#platform/context';
import { readFloatBalance } from './read-float-balance.ts';
import type { ResellerId } from './reseller.ts';

export { type FloatBalance, readFloatBalance } from './read-float-balance.ts';

/** What a float has, what is set aside included, in minor units of HKD. */
export async function readFloat(context: Context, floatOwner: ResellerId): Promise<bigint> {
  return (await readFloatBalance(context, floatOwner)).totalMinor;
}
