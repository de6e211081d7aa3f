import { dayMs, hongKongMidnight } from '#base';
import { ruleLevels } from '#auto-topups';
import {
  chargingSettings,
  readProfile,
  readRecentUse,
  type RecentUse,
  type SpendingRose,
} from '#charging';
import type { Context } from '#platform/context';
import { readLine } from '#subscribers';
import { daysLasting, recentDays, usualDay } from './forecast.ts';
import { aboutMoney, hkd, type Reminder, saidLow } from './reminder.ts';
import { reminderSettings } from './settings.ts';
import { tellOnce } from './tell-once.ts';

/**
 * Looks at lines that have spent much today: a day that costs several times the usual is told, once
 * a day, and so is a balance that is still above its levels and will not last. Where a rule tops
 * the line up, how long money lasts is no worry.
 */
export async function remindSpending(
  context: Context,
  rose: readonly SpendingRose[],
): Promise<void> {
  const rules = await ruleLevels(context, rose);
  const reminders: Reminder[] = [];
  for (const one of rose) {
    const recent = await readRecentUse(context, one.line, one.at, recentDays);
    const unusual = await unusualOf(context, one, recent);
    if (unusual) reminders.push(unusual);
    const early = rules.has(one.line) ? undefined : await earlyOf(context, one, recent);
    if (early) reminders.push(early);
  }
  await tellOnce(context, reminders);
}

function onceToday({ line, at }: SpendingRose) {
  return { line, at, restsUntil: hongKongMidnight(at) + dayMs };
}

async function unusualOf(
  context: Context,
  rose: SpendingRose,
  recent: RecentUse,
): Promise<Reminder | undefined> {
  const { line, at, spentMinor, leftMinor } = rose;
  const settings = context.settings();
  if (spentMinor < settings.get(reminderSettings.unusualMinor)) return undefined;
  const { createdAt } = await readLine(context, line);
  const usual = usualDay(recent, spentMinor, hongKongMidnight(at), createdAt);
  const times = BigInt(settings.get(reminderSettings.unusualTimes));
  if (usual === null || spentMinor < times * usual) return undefined;
  const parameters = { spent: hkd(spentMinor), usual: hkd(usual), balance: hkd(leftMinor) };
  const said = { kind: 'unusual_use', parameters } as const;
  return { ...onceToday(rose), group: 'spending', about: 'unusual', said, isUrgent: true };
}

async function earlyOf(
  context: Context,
  rose: SpendingRose,
  recent: RecentUse,
): Promise<Reminder | undefined> {
  const { line, at, leftMinor } = rose;
  const days = daysLasting(leftMinor, recent, at);
  const settings = context.settings();
  if (days === null || days >= settings.get(reminderSettings.earlyDays)) return undefined;
  const { toldBelow } = await readProfile(context, line);
  const levels = toldBelow ?? settings.get(chargingSettings.toldBelowMinor).map(BigInt);
  // Whoever has been told that money is low knows, and whoever wants no levels wants none of it.
  if (levels.length === 0 || levels.some((level) => leftMinor < level)) return undefined;
  const about = `${aboutMoney} soon`;
  const said = saidLow(leftMinor, days);
  return { ...onceToday(rose), group: 'balance', about, said, isUrgent: false };
}
