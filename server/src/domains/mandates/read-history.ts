import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Mandate, MandateEvent, MandateEventName } from './mandate.ts';
import { readEvents } from './store/history.ts';

const usual = 50;

/** What has become of a mandate, newest first; with null all of it. */
export async function readHistory(
  context: Context,
  { slot, id }: Pick<Mandate, 'slot' | 'id'>,
  most: number | null = usual,
): Promise<MandateEvent[]> {
  const rows = await context.db.read(readEvents, [slot, uuidOf(id), most]);
  return rows.map(({ at, event, amount, reason }) => ({
    at,
    event: event as MandateEventName,
    amountMinor: amount,
    reason,
  }));
}
