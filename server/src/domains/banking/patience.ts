import { dayMs, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { refuse } from './refusals.ts';
import { bankingSettings } from './settings.ts';

/** For how long money must have waited for its owner before it may become ours. */
export interface Patience {
  readonly nowMs: InstantMs;
  readonly days: number;
}

export function patienceBy(settings: SettingValues, nowMs: InstantMs): Patience {
  return { nowMs, days: settings.get(bankingSettings.unmatchedWriteOffDays) };
}

export function isOldEnough(since: InstantMs, { nowMs, days }: Patience): boolean {
  return nowMs - since >= days * dayMs;
}

/**
 * What came belongs to somebody, and becomes ours only when nobody has asked for it for long; a
 * hole is given up at any time. Refuses with `unmatched_too_young`.
 */
export function requireOldEnough(amount: bigint, since: InstantMs, patience: Patience): void {
  if (amount > 0n && !isOldEnough(since, patience)) {
    throw refuse.unmatched_too_young({ days: patience.days });
  }
}
