import { slotFor, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Appeal, AppealEvent } from './appeal.ts';
import { readAppealNumber } from './appeal-number.ts';
import { appealOf, eventOf } from './kept-appeals.ts';
import { readAppealNumbered } from './store/appeals.ts';
import { readEvents } from './store/events.ts';

export interface ReadAppeal {
  readonly appeal: Appeal;
  /** Oldest first, those among staff as well. */
  readonly events: readonly AppealEvent[];
}

/**
 * An appeal by its number, as somebody types it; whoever asks has been let see it, or is refused.
 */
export async function numberedAppeal(context: Context, text: string): Promise<Appeal | undefined> {
  const number = readAppealNumber(text);
  if (number === undefined) return undefined;
  const [row] = await context.db.read(readAppealNumbered, [slotFor(number), number]);
  return row && appealOf(row);
}

export async function withEvents(context: Context, appeal: Appeal): Promise<ReadAppeal> {
  const rows = await context.db.read(readEvents, [slotOf(appeal.id), uuidOf(appeal.id)]);
  return { appeal, events: rows.map(eventOf) };
}
