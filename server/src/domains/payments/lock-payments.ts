import type { Tx } from '#platform/postgres';
import { lockByAttempt } from './load-payments.ts';
import type { AttemptId } from './payment.ts';

/**
 * Locks the payments of these attempts, for whoever will lock next what was paid with them. Money
 * is learnt of with its payment locked first and its order behind it; who took them the other way
 * round would meet that in a deadlock.
 */
export async function lockPayments(tx: Tx, attempts: readonly AttemptId[]): Promise<void> {
  await lockByAttempt(tx, attempts);
}
