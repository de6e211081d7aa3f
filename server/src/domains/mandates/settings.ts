import { setting, wholeNumber } from '#platform/settings';

/** What a person is asked to agree to. A change counts for mandates that are signed afterwards. */
export const mandateSettings = {
  mostMinor: setting(
    'mandate_most_minor',
    'The most that one payment by a mandate may take, in minor units of what it is charged in',
    50_000,
    wholeNumber(100, 5_000_000),
  ),
  mostInPeriodMinor: setting(
    'mandate_most_in_period_minor',
    'The most that payments by a mandate may take within its period, in minor units of what it is charged in',
    200_000,
    wholeNumber(100, 50_000_000),
  ),
  mostTimes: setting(
    'mandate_most_times',
    'How many payments a mandate may make within its period',
    20,
    wholeNumber(1, 1_000),
  ),
  periodDays: setting(
    'mandate_period_days',
    'The period of those limits, in days',
    30,
    wholeNumber(1, 366),
  ),
  signMinutes: setting(
    'mandate_sign_minutes',
    'How long a mandate waits to be signed at the wallet',
    30,
    wholeNumber(5, 1_440),
  ),
};
