import { setting, wholeNumber } from '#platform/settings';

/** Who may borrow how much. */
export const emergencyCreditSettings = {
  amountMinor: setting(
    'emergency_credit_minor',
    'How much a line that has run dry may borrow, in minor units; 0 switches it off',
    1_000,
    wholeNumber(0, 10_000),
  ),
  belowMinor: setting(
    'emergency_credit_below_minor',
    'At or below which balance a line may borrow, in minor units',
    500,
    wholeNumber(0, 10_000),
  ),
  leastDays: setting(
    'emergency_credit_least_days',
    'How many days a line must have been ours before it may borrow',
    90,
    wholeNumber(0, 3_650),
  ),
  leastTopups: setting(
    'emergency_credit_least_topups',
    'How many paid top-ups a line must have had before it may borrow',
    2,
    wholeNumber(0, 100),
  ),
} as const;
