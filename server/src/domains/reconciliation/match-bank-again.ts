import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { BreakId } from './break.ts';
import { listBilled } from './list-billed.ts';
import { matchDay } from './match-day.ts';
import { readBreak } from './store/breaks.ts';

/**
 * Holds the statement of our bank against what banking has taken by now, where a break is of one:
 * what was taken meanwhile closes the break before anybody books it once more. Such a day is small.
 */
export async function matchBankAgain(context: Context, id: BreakId): Promise<void> {
  const [found] = await context.db.read(readBreak, [slotOf(id), uuidOf(id)]);
  const billed = await listBilled(context);
  const by = billed.find(({ connector }) => connector === found?.connector);
  if (!found || by?.source.paysOut !== 'at_once') return;
  await matchDay(context, by, { connector: by.connector, day: found.day }, () => undefined);
}
