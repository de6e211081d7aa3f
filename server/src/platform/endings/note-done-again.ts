import type { Context } from '#platform/context';
import type { Ending } from './ending.ts';
import { insertEndings } from './store.ts';

/** What was done again after a restore the database knows from now on, whatever comes next. */
export async function noteDoneAgain(
  context: Context,
  { id, at, kind, subject, details }: Ending,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    tx.append(insertEndings, { id, at, kind, subject, details });
  });
}
