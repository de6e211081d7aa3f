import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import type { Closing } from './closing.ts';
import { closingOf } from './load-closings.ts';
import { readClosingOfLine } from './store/closings.ts';

/** The closing of a line, unless there is none or it was refused. */
export async function readClosing(context: Context, line: LineId): Promise<Closing | null> {
  const [row] = await context.db.read(readClosingOfLine, [slotOf(line), uuidOf(line)]);
  return row ? closingOf(row) : null;
}
