import { dayMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readTermsOfLine, termOf } from './store/terms.ts';
import type { Term } from './term.ts';

/** How long what is over is still shown, and offered again. */
const shownAfterEndMs = 30 * dayMs;
const mostShown = 100;

/** What a line has, and what ended within the last thirty days, the latest to end first. */
export async function readTerms(context: Context, line: LineId): Promise<Term[]> {
  const since = new Date(context.clock.now() - shownAfterEndMs).toISOString();
  const values = [slotOf(line), uuidOf(line), since, mostShown];
  return (await context.db.read(readTermsOfLine, values)).map(termOf);
}
