import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from './line.ts';
import { loadOwnedLines } from './store/lines.ts';
import type { SubscriberId } from './subscriber.ts';

/** Which lines people have, in a transaction. */
export async function loadLinesOf(tx: Tx, subscribers: readonly SubscriberId[]): Promise<LineId[]> {
  const keys = subscribers.map((id) => ({ slot: slotOf(id), subscriber: uuidOf(id) }));
  return (await tx.load(loadOwnedLines, keys)).map(({ line }) => idFrom('lin', line));
}
