import { presentMoney } from '#platform/http';

/** Everything in a hall is paid in HKD. */
export function hkd(amountMinor: bigint) {
  return presentMoney({ amountMinor, currency: 'HKD' });
}
