import { readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import type { Sheet } from './closing.ts';
import { loadSheet } from './load-sheet.ts';

/** What closing a line would come to just now, for whoever asks before they decide. */
export async function readSheet(context: Context, line: LineId): Promise<Sheet> {
  const catalog = await readCatalog(context);
  return context.db.transaction((tx) => loadSheet(tx, line, catalog));
}
