import { lockCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import type { LockedTopup } from './topup.ts';

/**
 * What of a credited order's price was paid, in minor units of its currency: less than the price
 * where two people have let less pass, and never more. So much its payer can get back.
 */
export async function lockPaidPrice(
  tx: Tx,
  { attempt, price }: Pick<LockedTopup, 'attempt' | 'price'>,
): Promise<bigint> {
  if (attempt === null) return price;
  const { amount } = await lockCaptured(tx, attempt);
  return amount < price ? amount : price;
}
