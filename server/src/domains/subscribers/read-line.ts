import type { Context } from '#platform/context';
import type { Line, LineId } from './line.ts';
import { loadLines } from './load-lines.ts';
import { refuse } from './refusals.ts';

/** One line by its id. Refuses with `line_unknown`. */
export async function readLine(context: Context, id: LineId): Promise<Line> {
  const [line] = await loadLines(context, [id]);
  if (!line) throw refuse.line_unknown({ line: id });
  return line;
}
