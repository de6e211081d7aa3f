import { minuteMs } from '#base';
import type { SettingValues } from '#platform/settings';
import type { HealthRules } from './health.ts';
import { paymentSettings } from './settings.ts';

/** The rules as they are set, and from how long back outcomes count. */
export function healthRulesIn(settings: SettingValues): HealthRules & { readonly backMs: number } {
  return {
    backMs: settings.get(paymentSettings.healthMinutes) * minuteMs,
    leastUnanswered: settings.get(paymentSettings.leastUnanswered),
    failingPercent: settings.get(paymentSettings.failingPercent),
    goodAgainPercent: settings.get(paymentSettings.goodAgainPercent),
  };
}
