import { minuteMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { topupSettings } from './settings.ts';
import type { LockedTopup } from './topup.ts';

/** Until when an order may be undone; it was credited. */
export function undoBefore(topup: LockedTopup, settings: SettingValues): number {
  return (topup.creditedAt ?? 0) + settings.get(topupSettings.undoMinutes) * minuteMs;
}
