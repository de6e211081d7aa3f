import { requirePermission } from '#identity';
import type { Context } from '#platform/context';
import type { Alarm, AlarmName } from './alarm.ts';
import type { Caller } from './look.ts';
import { lookForAlarms } from './look-for-alarms.ts';

const ofFinance: ReadonlySet<AlarmName> = new Set([
  'bill-late',
  'breaks-old',
  'bank-unread',
  'statements-differ',
  'unmatched-waiting',
  'bags-late',
  'payments-unknown',
  'payments-mismatched',
  'refunds-stranded',
  'refunds-late',
  'transfers-late',
  'transfers-contested',
]);

/** The alarms that are finance's to end, and are not quiet. Refuses with `permission_missing`. */
export async function readFinanceAlarms(
  context: Context,
  { session, ip }: Caller,
): Promise<readonly Alarm[]> {
  await requirePermission(context, { session, permission: 'reconciliation.read', ip });
  const alarms = await lookForAlarms(context);
  return alarms.filter(({ name, state }) => ofFinance.has(name) && state !== 'quiet');
}
