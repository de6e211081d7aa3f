import { isId } from '#base';
import type { Tx } from '#platform/postgres';
import { lockWithPayments } from './lock-with-payments.ts';
import type { LockedTopup, TopupId } from './topup.ts';

/**
 * The credited orders behind buckets, by the causes of these, for whoever gives their money back.
 * What is no top-up, or is on its way back already, is not there.
 */
export async function loadOrigins(
  tx: Tx,
  causes: readonly string[],
): Promise<ReadonlyMap<string, LockedTopup>> {
  const ids = causes.filter((cause): cause is TopupId => isId('top', cause));
  const orders = await lockWithPayments(tx, ids);
  return new Map([...orders].filter(([, { state }]) => state === 'credited'));
}
