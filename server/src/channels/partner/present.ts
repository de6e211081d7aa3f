import { homeCountryOf, type PhoneNumber } from '#base';
import { hkd } from '#platform/http';

export function regionOf(number: PhoneNumber): 'HK' | 'CN' | 'other' {
  return homeCountryOf(number) ?? 'other';
}

/** What of a limit is left, never below nothing. */
export function left(limit: bigint, used: bigint) {
  return hkd(used < limit ? limit - used : 0n);
}

export function leftOf(limit: number, used: number): number {
  return Math.max(0, limit - used);
}
