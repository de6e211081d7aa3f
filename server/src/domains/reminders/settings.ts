import { setting, wholeNumber } from '#platform/settings';

export const reminderSettings = {
  balanceHours: setting(
    'reminders_balance_hours',
    'How many hours pass before one level of a balance is told again, once money was above it',
    20,
    wholeNumber(1, 720),
  ),
  zoneHours: setting(
    'reminders_zone_hours',
    'How many hours pass before the rates of one zone are told again: a phone at a border changes often',
    12,
    wholeNumber(1, 720),
  ),
  spacingSeconds: setting(
    'reminders_spacing_seconds',
    'How many seconds lie between two reminders of one line, but for those that cannot wait',
    60,
    wholeNumber(0, 3_600),
  ),
  unusualTimes: setting(
    'reminders_unusual_times',
    'How many times its usual cost a day must have cost to be told as unusual',
    3,
    wholeNumber(2, 100),
  ),
  unusualMinor: setting(
    'reminders_unusual_minor',
    'What a day must have cost, in minor units of HKD, to be told as unusual at all',
    3_000,
    wholeNumber(1, 10_000_000),
  ),
  earlyDays: setting(
    'reminders_early_days',
    'Who spends so fast that the balance lasts fewer days than this is told before it is low',
    2,
    wholeNumber(1, 30),
  ),
} as const;
