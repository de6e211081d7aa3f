import type { consoleRoutes } from '@lowu/contract/console';
import { whyInWords } from '#auto-topups';
import { isoTime } from '#base';
import { readLineRule } from '#ops';
import { hkd } from '#platform/http';
import type { LineId } from '#subscribers';
import type { ConsoleChannel, StaffCall } from './channel.ts';

type Shown = Awaited<ReturnType<typeof readLineRule>>;

export async function handleLineRule(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<(typeof consoleRoutes)['readLineRule']>,
) {
  const shown = await readLineRule(context, caller, params.line as LineId);
  return {
    rule: presentRule(shown),
    events: shown.events.map(({ at, event, cause, reason, valueMinor, topup }) => ({
      at: isoTime(at),
      event,
      cause,
      reason,
      why: isTold(event) ? whyInWords(reason) : null,
      amount: hkdOrNull(valueMinor),
      topup,
    })),
  };
}

/** Reasons of all else, as what a wallet declined with, are its provider's own codes. */
function isTold(event: Shown['events'][number]['event']): boolean {
  return event === 'refused' || event === 'paused';
}

function presentRule({ rule, usedMinor, usedTimes, open, next }: Shown) {
  if (!rule) return null;
  return {
    state: rule.state,
    pausedWhy: rule.state === 'paused' ? whyInWords(rule.pausedWhy) : null,
    below: hkdOrNull(rule.belowMinor),
    daysLeft: rule.daysLeft,
    amount: hkdOrNull(rule.amountMinor),
    target: hkdOrNull(rule.targetMinor),
    monthlyDay: rule.monthlyDay,
    monthlyAmount: hkdOrNull(rule.monthlyMinor),
    monthlyUntil: rule.monthlyUntil,
    cap: hkd(rule.capMinor),
    capTimes: rule.capTimes,
    used: hkd(usedMinor),
    usedTimes,
    isUnderWay: open !== undefined,
    skipsNext: rule.skipsNext,
    next: presentNext(next),
  };
}

function presentNext(next: Shown['next']) {
  if (!next) return null;
  const { cause, day, atMs } = next;
  return { cause, day, at: atMs === null ? null : isoTime(atMs) };
}

function hkdOrNull(amountMinor: bigint | null) {
  return amountMinor === null ? null : hkd(amountMinor);
}
