import type { Context } from '#platform/context';
import { type LineId, type LineOnPaper, readLineOnPaper } from '#subscribers';

/** How receipts name the lines of an action. */
export type Papers = ReadonlyMap<LineId, LineOnPaper>;

/** Read before the transaction. Refuses with `line_unknown`. */
export async function readPapers(context: Context, lines: readonly LineId[]): Promise<Papers> {
  const papers = await Promise.all(lines.map((line) => readLineOnPaper(context, line)));
  return new Map(papers.map((paper) => [paper.id, paper]));
}
