import { hongKongDay } from '#base';
import { readCatalog } from '#catalog';
import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineAged, type LineId, readLine } from '#subscribers';
import { hasExpired, saidExpired } from './end-of-validity.ts';
import { endRestsMs, type Reminder } from './reminder.ts';
import { tellOnce } from './tell-once.ts';

/** Tells owners that their lines have expired, and until when balance and number are kept. */
export async function remindExpired(context: Context, aged: readonly LineAged[]): Promise<void> {
  const expired = aged.filter(({ to }) => to === 'one_way').map(({ line }) => line);
  const reminders: Reminder[] = [];
  for (const line of expired) {
    const reminder = await expiredOf(context, line);
    if (reminder) reminders.push(reminder);
  }
  await tellOnce(context, reminders);
}

async function expiredOf(context: Context, line: LineId): Promise<Reminder | undefined> {
  const [{ validUntil }, { units }, { lifeCycle }] = await Promise.all([
    readLine(context, line),
    readBalance(context, accountOf(line)),
    readCatalog(context),
  ]);
  if (validUntil === null || !hasExpired(validUntil, context.clock.now())) return undefined;
  const money = units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
  return {
    line,
    group: 'expiry',
    about: `expired ${hongKongDay(validUntil)}`,
    at: validUntil,
    restsUntil: validUntil + endRestsMs,
    said: saidExpired(validUntil, lifeCycle, money),
    isUrgent: false,
  };
}
