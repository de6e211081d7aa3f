import { dayMs, idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { reviewBlocksMs } from './review-block.ts';
import { readOpenOfLine } from './store/topups.ts';
import type { Maker, TopupId } from './topup.ts';

/** An order that nobody can settle for a month is with staff by then. */
const openOrdersMs = 31 * dayMs;

/** The top-up that a maker has under way for a line: nobody invites a second payment beside it. */
export async function findOpenTopup(
  context: Context,
  line: LineId,
  maker: Maker,
): Promise<TopupId | null> {
  const nowMs = context.clock.now();
  const key = {
    slot: slotOf(line),
    line: uuidOf(line),
    maker,
    since: nowMs - openOrdersMs,
    heldSince: nowMs - reviewBlocksMs(context.settings()),
  };
  const [row] = await context.db.readBy(readOpenOfLine, key);
  return row ? idFrom('top', row.id) : null;
}
