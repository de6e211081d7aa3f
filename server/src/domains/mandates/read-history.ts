import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Mandate, MandateEvent, MandateEventName } from './mandate.ts';
import { readEvents } from './store/history.ts';

/** What has become of a mandate, newest first. */
export async function readHistory(
  context: Context,
  { slot, id }: Pick<Mandate, 'slot' | 'id'>,
): Promise<MandateEvent[]> {
  const rows = await context.db.read(readEvents, [slot, uuidOf(id)]);
  return rows.map(({ at, event, amount, reason }) => ({
    at,
    event: event as MandateEventName,
    amountMinor: amount,
    reason,
  }));
}
