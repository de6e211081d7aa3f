import type { Context } from '#platform/context';
import { readOpenAwaited } from './store/awaited.ts';

/** How much the bank has still to book for each of these causes, where it is awaited. */
export async function readAwaited(
  context: Context,
  causes: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const keys = causes.map((cause) => ({ cause }));
  const rows = await context.db.transaction((tx) => tx.load(readOpenAwaited, keys));
  return new Map(rows.map(({ cause, amount }) => [cause, amount]));
}
