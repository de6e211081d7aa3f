import { setting, wholeNumber } from '#platform/settings';

export const adjustmentSettings = {
  mostMinor: setting(
    'adjustment_most_minor',
    'The most that one adjustment of a line may give, take or write off, in minor units of HKD',
    100_000,
    wholeNumber(1, 100_000_000),
  ),
  courtesyDays: setting(
    'adjustment_courtesy_days',
    'After how many days what was given as a courtesy expires',
    180,
    wholeNumber(1, 3_650),
  ),
} as const;
