import { idFrom, uuidOf } from '#base';
import { type BucketExpired, moneyIn, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { endRestsMs, hkd, type Reminder } from './reminder.ts';
import { tellOnce } from './tell-once.ts';

/**
 * Tells owners, in the app alone, that a bonus came to its end before it was used: once of all that
 * was free then, and once of what was held. Where their
 * money is low by that, `remindLow` says so on the way that they chose.
 */
export async function remindBonus(
  context: Context,
  expired: readonly BucketExpired[],
): Promise<void> {
  const given = expired.filter(({ unit, source }) => unit === 'HKD' && source === 'promotion');
  const reminders = await Promise.all(
    given.map(async ({ account, number, amount, at, seq }): Promise<Reminder> => {
      const { total } = moneyIn(await readBalance(context, account));
      return {
        line: idFrom('lin', uuidOf(account)),
        group: 'balance',
        // What a session held goes, and is told, once that has ended.
        about: `bonus ${number} ${seq}`,
        at,
        restsUntil: at + endRestsMs,
        said: { kind: 'bonus_expired', parameters: { value: hkd(amount), balance: hkd(total) } },
        isUrgent: false,
        isInside: true,
      };
    }),
  );
  await tellOnce(context, reminders);
}
