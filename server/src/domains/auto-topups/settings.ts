import { setting, wholeNumber } from '#platform/settings';

/** What a rule may be, and what is offered first; of Hong Kong's largest operators. */
export const autoTopupSettings = {
  belowMinor: setting(
    'auto_topup_below_minor',
    'The level of money that is offered first, in minor units of HKD',
    2_000,
    wholeNumber(100, 100_000),
  ),
  daysLeft: setting(
    'auto_topup_days_left',
    'How many days before the line expires are offered first',
    5,
    wholeNumber(1, 60),
  ),
  amountMinor: setting(
    'auto_topup_amount_minor',
    'The amount that is offered first, in minor units of HKD',
    5_000,
    wholeNumber(100, 1_000_000),
  ),
  capMinor: setting(
    'auto_topup_cap_minor',
    'The most in any 30 days that is offered first, in minor units of HKD',
    30_000,
    wholeNumber(100, 10_000_000),
  ),
  capTimes: setting(
    'auto_topup_cap_times',
    'How often in any 30 days is offered first',
    6,
    wholeNumber(1, 100),
  ),
  intervalMinutes: setting(
    'auto_topup_interval_minutes',
    'A line is not charged by itself twice within so many minutes, also where the first came to nothing',
    60,
    wholeNumber(1, 10_080),
  ),
  pauseAfter: setting(
    'auto_topup_pause_after_failures',
    'After so many tries in a row that came to nothing a rule pauses, and its owner is told',
    3,
    wholeNumber(1, 20),
  ),
  idleDays: setting(
    'auto_topup_idle_days',
    'A line that was not used for so many days is not charged for running low',
    60,
    wholeNumber(1, 1_000),
  ),
  connectorPerMinute: setting(
    'auto_topup_most_per_minute',
    'How many planned top-ups one way to pay is asked for in a minute; the rest waits its turn',
    600,
    wholeNumber(1, 1_000_000),
  ),
} as const;
