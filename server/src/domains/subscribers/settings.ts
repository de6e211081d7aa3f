import { oneOf, setting, wholeNumber } from '#platform/settings';

const isDay = wholeNumber(0, 60);

function daysAhead(value: unknown): string | undefined {
  const isList = Array.isArray(value) && value.length <= 10;
  return isList && value.every((one) => isDay(one) === undefined)
    ? undefined
    : 'must be a list of at most 10 numbers from 0 to 60';
}

export const subscriberSettings = {
  activation: setting(
    'line_activation',
    'What brings a new card to life: `first_use` (a call or message it makes, or data, or a top-up before) or `first_topup` alone',
    'first_use',
    oneOf('first_use', 'first_topup'),
  ),
  toldAheadDays: setting<readonly number[]>(
    'line_told_ahead_days',
    'So many days before a line expires, and 0 for its last day, it is looked at to remind its owner; they choose among these',
    [30, 14, 7, 5, 3, 1, 0],
    daysAhead,
  ),
  toldFromHour: setting(
    'line_told_from_hour',
    'From which hour of the Hong Kong day on owners are told that their lines expire',
    10,
    wholeNumber(0, 23),
  ),
} as const;
