import { addDays, type HongKongDay, isoTime, startOfDay } from '#base';
import type { Context } from '#platform/context';
import type { OurAccount } from './our-account.ts';
import { readHeldEntries } from './store/bank-days.ts';

/** The bank's numbers of all that is held of a day of an account. */
export async function heldOfDay(
  context: Context,
  { account }: Pick<OurAccount, 'account'>,
  day: HongKongDay,
): Promise<string[]> {
  const span = [isoTime(startOfDay(day)), isoTime(startOfDay(addDays(day, 1)))];
  const rows = await context.db.read(readHeldEntries, [account, ...span]);
  return rows.map(({ bankReference }) => bankReference);
}
