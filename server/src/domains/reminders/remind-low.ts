import { hongKongDay, hourMs, type InstantMs } from '#base';
import { ruleLevels } from '#auto-topups';
import { type MoneyFell, readRecentUse } from '#charging';
import type { Context } from '#platform/context';
import { barsOf, readLine } from '#subscribers';
import { daysLasting, recentDays } from './forecast.ts';
import { aboutMoney, hkd, type Reminder, type Said, saidLow } from './reminder.ts';
import { reminderSettings } from './settings.ts';
import { tellOnce } from './tell-once.ts';

/** Told below which nothing is left that any use could be paid from. */
const nothingMinor = 1n;

/**
 * Tells owners that their money fell below a level, with how long the rest lasts. Run again it says
 * nothing twice, and a level that still waits to be told gives way to a lower one.
 */
export async function remindLow(context: Context, fell: readonly MoneyFell[]): Promise<void> {
  const rules = await ruleLevels(context, fell);
  const restsMs = context.settings().get(reminderSettings.balanceHours) * hourMs;
  const reminders: Reminder[] = [];
  for (const one of fell) {
    // The rule's own level may stand beside the reminders', and is told by the rule where it can.
    const level = one.levels.findLast((passed) => passed !== rules.get(one.line));
    if (level === undefined) continue;
    const { line, at } = one;
    const { bars, validUntil } = await readLine(context, line);
    // It is over, and its owner is told what becomes of the money.
    if (barsOf(bars).includes('closed')) continue;
    reminders.push({
      line,
      group: 'balance',
      about: `${aboutMoney} ${level}`,
      at,
      restsUntil: at + restsMs,
      said: await saidOf(context, one, { level, until: validUntil ?? at }),
      isUrgent: level <= nothingMinor,
      replaces: aboutMoney,
    });
  }
  await tellOnce(context, reminders);
}

async function saidOf(
  context: Context,
  { line, at, afterMinor }: MoneyFell,
  { level, until }: { readonly level: bigint; readonly until: InstantMs },
): Promise<Said> {
  const balance = hkd(afterMinor);
  if (level <= nothingMinor) {
    // Until then the line lives, topped up or not.
    return { kind: 'balance_gone', parameters: { balance, day: hongKongDay(until) } };
  }
  const use = await readRecentUse(context, line, at, recentDays);
  const days = daysLasting(afterMinor, use, at);
  if (days === null) {
    return { kind: 'balance_below', parameters: { balance, threshold: hkd(level) } };
  }
  return saidLow(afterMinor, days);
}
