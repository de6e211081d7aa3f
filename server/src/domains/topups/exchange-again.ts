import { type AttemptId, countDisputesAgain } from '#payments';
import type { Tx } from '#platform/postgres';
import { exchangeTaken } from './exchange-taken.ts';

/**
 * What came is known or decided now, and may be another currency than it was when banks took some
 * of it: their exchange is of that one. The attempt is locked.
 */
export async function exchangeAgain(tx: Tx, attempt: AttemptId): Promise<void> {
  for (const { before, now } of await countDisputesAgain(tx, attempt)) {
    exchangeTaken(tx, before, -1n);
    exchangeTaken(tx, now, 1n);
  }
}
