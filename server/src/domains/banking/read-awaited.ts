import type { Context } from '#platform/context';
import { readAwaitedOf } from './store/awaited.ts';

/** How much the bank has still to book for each of these causes, where it is awaited. */
export async function readAwaited(
  context: Context,
  causes: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const keys = causes.map((cause) => ({ cause }));
  const rows = await context.db.transaction((tx) => tx.load(readAwaitedOf, keys));
  const open = rows.filter(({ entry, amount }) => entry === null && amount > 0n);
  return new Map(open.map(({ cause, amount }) => [cause, amount]));
}
