import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import type { Sheet } from './closing.ts';
import { loadSheet } from './load-sheet.ts';

/** What closing a line would come to just now, for whoever asks before they decide. */
export function readSheet(context: Context, line: LineId): Promise<Sheet> {
  return context.db.transaction((tx) => loadSheet(tx, line));
}
