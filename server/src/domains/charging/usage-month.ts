import { type InstantMs, spanOfMonth } from '#base';
import type { SettingValues } from '#platform/settings';
import { refuse } from './refusals.ts';
import { chargingSettings } from './settings.ts';

const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The table that holds a month of usage. Refuses with `month_unknown` what is no month. */
export function tableOfMonth(month: string): string {
  if (!isMonth.test(month)) throw refuse.month_unknown({ month });
  return `charging.usage_${month.replace('-', '_')}`;
}

/** From when on a month is no longer kept for its subscribers. */
export function keptUntil(month: string, settings: SettingValues): InstantMs {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const kept = settings.get(chargingSettings.usageKeptMonths);
  const last = new Date(Date.UTC(year, number - 1 + kept)).toISOString().slice(0, 7);
  return spanOfMonth(last).untilMs;
}
