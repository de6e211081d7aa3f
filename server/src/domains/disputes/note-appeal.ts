import type { Id } from '#base';
import type { Tx } from '#platform/postgres';
import type { Appeal, AppealId } from './appeal.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { isSaidBefore } from './said-before.ts';

/** Writes something down for colleagues, once; the person is not shown it. */
export async function noteAppeal(
  tx: Tx,
  id: AppealId,
  { words, by }: { readonly words: string; readonly by: Id<'stf'> },
): Promise<Appeal> {
  const appeal = await lock(tx, id);
  const said = { event: 'noted', by: { kind: 'staff', id: by }, words } as const;
  if (await isSaidBefore(tx, appeal, said)) return appeal;
  return keepChanged(tx, appeal, said);
}
