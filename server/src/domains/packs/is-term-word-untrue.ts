import { isId, slotOf, uuidOf } from '#base';
import type { Leaving } from '#notifications';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { dueAtOf, keepTerm, lockTerms, openTermById } from './open-terms.ts';
import { readTermById, termOf } from './store/terms.ts';
import type { Term } from './term.ts';

/**
 * Whether a word that a term renews or ends has waited, for the morning or for its gateway, until
 * it is no longer so: the term is over, or its owner has changed what follows. Of one that runs on
 * its owner counts as not told then, and is told by the next sweep what is so now.
 */
export async function isTermWordUntrue(context: Context, word: Leaving): Promise<boolean> {
  const { cause: id } = word;
  if (!isId('ter', id)) return false;
  const [row] = await context.db.readBy(readTermById, { slot: slotOf(id), id: uuidOf(id) });
  if (!row) return false;
  // It runs, and was not changed since this was said of it.
  const isRunning = row.state === 'running';
  if (isRunning && row.changedAt <= word.queuedAt) return false;
  if (isRunning) await context.db.transaction((tx) => untell(tx, termOf(row), word));
  return true;
}

/** Only what was told by this very word: what was said since stays said. */
async function untell(tx: Tx, { id, line }: Term, { queuedAt }: Leaving): Promise<void> {
  await lockTerms(tx, [line]);
  const term = openTermById(tx, id);
  if (term?.state !== 'running' || term.toldAt === null || term.toldAt > queuedAt) return;
  const untold = { ...term, toldAt: null };
  keepTerm(tx, { ...untold, dueAt: dueAtOf(tx, untold) });
}
