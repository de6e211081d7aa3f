import type { Id } from '#base';
import type { Tx } from '#platform/postgres';
import type { Appeal, AppealId } from './appeal.ts';
import { keepChanged, lock } from './kept-appeals.ts';

/** Writes something down for colleagues; the person is not shown it. */
export async function noteAppeal(
  tx: Tx,
  id: AppealId,
  { words, by }: { readonly words: string; readonly by: Id<'stf'> },
): Promise<Appeal> {
  const appeal = await lock(tx, id);
  return keepChanged(tx, appeal, { event: 'noted', by: { kind: 'staff', id: by }, words });
}
