import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AttemptId } from './payment.ts';
import { expireCreated } from './store/attempts.ts';

/**
 * Has an attempt that is not begun yet never begun, from this commit on; whoever cancels it, or
 * asks about what is due, ends it. Nothing is locked before that, so that it can be called with
 * whatever held.
 */
export function expireUnsent(tx: Tx, id: AttemptId): void {
  tx.append(expireCreated, { slot: slotOf(id), id: uuidOf(id), at: tx.nowMs });
}
