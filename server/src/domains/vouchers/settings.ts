import { type LockoutStep, lockoutStepsProblem } from '#identity';
import { setting, wholeNumber } from '#platform/settings';

/** Defaults of Hong Kong's prepaid market; see docs/operating/vouchers.md. */
export const voucherSettings = {
  valuesMinor: setting<readonly number[]>(
    'voucher_values_minor',
    'The values of which vouchers are made, in minor units, in rising order',
    [3_000, 5_000, 10_000, 20_000, 30_000],
    valuesProblem,
  ),
  validDays: setting(
    'voucher_valid_days',
    'For how many days after its sale an electronic voucher can be redeemed',
    365,
    wholeNumber(1, 3_660),
  ),
  lockSteps: setting<readonly LockoutStep[]>(
    'voucher_lock_steps',
    'How long nobody is heard who has tried so many codes that no voucher has; of who tries, and for strangers of the line that it is tried for',
    [
      { failures: 5, minutes: 15 },
      { failures: 10, minutes: 60 },
      { failures: 20, minutes: 1_440 },
    ],
    lockoutStepsProblem,
  ),
  triesPerAddressHour: setting(
    'voucher_tries_per_address_hour',
    'Codes of vouchers that may be tried per IP address (IPv6: /64) and hour',
    120,
    wholeNumber(1, 100_000),
  ),
  looksPerAddressHour: setting(
    'voucher_looks_per_address_hour',
    'Serial numbers of vouchers that may be looked up per IP address (IPv6: /64) and hour',
    60,
    wholeNumber(1, 100_000),
  ),
} as const;

function valuesProblem(value: unknown): string | undefined {
  const isList =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one, index) => Number.isSafeInteger(one) && one > (value[index - 1] ?? 0));
  return isList ? undefined : 'must be a list of whole amounts, each greater than the one before';
}
