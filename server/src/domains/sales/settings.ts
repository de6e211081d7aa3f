import { setting, wholeNumber } from '#platform/settings';
import { type TrialNumber, trialNumbersProblem } from './trial-number.ts';

export const salesSettings = {
  confirmMinutes: setting(
    'sales_confirm_minutes',
    'For how many minutes money of a partner is set aside until it confirms an order',
    15,
    wholeNumber(1, 1_440),
  ),
  sendDeadlineMs: setting(
    'sales_send_deadline_ms',
    'After how many milliseconds a top-up that a partner has sent goes on behind its back',
    10_000,
    wholeNumber(100, 60_000),
  ),
  giveUpHours: setting(
    'sales_give_up_hours',
    'After how many hours a top-up that a partner has sent and that we could not sell is refused',
    24,
    wholeNumber(1, 168),
  ),
  lookupsPerHour: setting(
    'sales_lookups_per_hour',
    'How many numbers a shop or a kiosk may look up in an hour, before it sells to them',
    1_200,
    wholeNumber(1, 1_000_000),
  ),
  trialNumbers: setting<readonly TrialNumber[]>(
    'sales_trial_numbers',
    'In a sandbox: to which numbers top-ups take their time or fail; never set it elsewhere',
    [],
    trialNumbersProblem,
  ),
};
