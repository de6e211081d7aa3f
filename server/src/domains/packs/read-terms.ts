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
  const since = context.clock.now() - shownAfterEndMs;
  const key = { slot: slotOf(line), line: uuidOf(line), since, most: mostShown };
  return (await context.db.readBy(readTermsOfLine, key)).map(termOf);
}
