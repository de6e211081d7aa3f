import type { Currency } from '#base';
import { presentMoney } from '#platform/http';

export function hkd(amountMinor: bigint): { amountMinor: number; currency: Currency } {
  return presentMoney({ amountMinor, currency: 'HKD' });
}
