import type { Tx } from '#platform/postgres';
import { putBack } from './put-back.ts';
import { releaseClosed } from './store/benefits.ts';
import { keysOf, type Topups } from './topup-keys.ts';

/** Of orders of which it is proved that nobody paid: budget and person have it again at once. */
export async function releaseClosedBenefits(tx: Tx, topups: Topups): Promise<void> {
  await putBack(tx, await tx.load(releaseClosed, keysOf(topups)));
}
