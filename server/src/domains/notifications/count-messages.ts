import { addDays, firstUuidAt, type HongKongDay, hongKongDay, startOfDay, toNumber } from '#base';
import type { Context } from '#platform/context';
import type { MessageState } from './message.ts';
import type { FirstWay } from './topic.ts';
import { countByDay } from './store/messages.ts';

/** How many messages that were queued on a day stand in a state, by the way that they went. */
export interface MessageCount {
  readonly day: HongKongDay;
  /** Null before the way was decided. */
  readonly channel: FirstWay | null;
  readonly state: MessageState;
  readonly count: number;
}

/** Of the last so many Hong Kong days, this one included; the newest day first. */
export async function countMessages(
  { db, clock }: Context,
  days: number,
): Promise<readonly MessageCount[]> {
  const firstDay = addDays(hongKongDay(clock.now()), 1 - days);
  const rows = await db.read(countByDay, [firstUuidAt(startOfDay(firstDay))]);
  return rows.map(({ count, ...row }) => ({ ...row, count: toNumber(count) }));
}
