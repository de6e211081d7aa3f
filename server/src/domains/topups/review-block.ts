import { hourMs, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { topupSettings } from './settings.ts';
import { isOpen, isPaymentOpen, type Topup } from './topup.ts';

/** How long an order whose money is held keeps its payer from ordering. */
export function reviewBlocksMs(settings: SettingValues): number {
  return settings.get(topupSettings.reviewBlocksHours) * hourMs;
}

/**
 * Whether an order keeps its payer from making another for the same line. Nobody pays beside money
 * that may be under way. Money that is held is looked at by people, who may be away for days:
 * nobody's phone stays dead for that. `findOpenTopup` says the same in SQL.
 */
export function keepsFromOrdering(
  { state, orderedAt }: Pick<Topup, 'state' | 'orderedAt'>,
  settings: SettingValues,
  nowMs: InstantMs,
): boolean {
  return isOpen(state) || (isPaymentOpen(state) && orderedAt + reviewBlocksMs(settings) > nowMs);
}
