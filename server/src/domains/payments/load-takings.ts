import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AttemptId } from './payment.ts';
import { readTakings } from './store/takings.ts';

/** What a captured attempt took, and what of that nobody has been promised back. */
export interface Taking {
  readonly amount: bigint;
  readonly left: bigint;
}

/** Of attempts that were captured; others are not there. */
export async function loadTakings(
  tx: Tx,
  attempts: readonly AttemptId[],
): Promise<ReadonlyMap<AttemptId, Taking>> {
  const keys = [...new Set(attempts)].map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  const rows = keys.length > 0 ? await tx.load(readTakings, keys) : [];
  return new Map(rows.map(({ id, amount, left }) => [idFrom('att', id), { amount, left }]));
}
