import { readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import type { Closing } from './closing.ts';
import { type ClosingOrder, openClosing } from './open-closing.ts';

/**
 * Closes a line for its owner: it is barred and what runs on it is told to stop, in one commit. Its
 * money leaves once nothing is held any more. Refuses with `closing_exists`,
 * `closing_account_needed` and, for a while after its SIM was replaced, `closing_sim_new`.
 */
export async function orderClosing(context: Context, order: ClosingOrder): Promise<Closing> {
  const catalog = await readCatalog(context);
  return context.db.transaction((tx) => openClosing(tx, catalog, order));
}
