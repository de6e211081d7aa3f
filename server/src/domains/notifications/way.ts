import { dayMs, hongKongMidnight, type InstantMs } from '#base';
import { kindRules } from './kind-rule.ts';
import type { MessageKind } from './message.ts';
import { endOfQuiet, type QuietHours } from './quiet-hours.ts';
import type { OutsideChannel } from './senders/sender.ts';

/** What decides which way a message goes, if it goes now. */
export interface Departure {
  readonly kind: MessageKind;
  readonly channel: OutsideChannel | null;
  /** Ways that have come to their end, each with its reason behind a colon. */
  readonly tried: readonly string[];
  readonly queuedAt: InstantMs;
  /** Of a secret: after this it opens nothing any more. */
  readonly sendBefore: InstantMs | null;
}

export type Way =
  | { readonly way: 'go'; readonly channel: OutsideChannel; readonly hasOther: boolean }
  | { readonly way: 'wait'; readonly untilMs: InstantMs }
  | { readonly way: 'end'; readonly reason: string };

/**
 * `open` are the ways on which its receiver can be reached, the first choice first. What would be
 * of no use any more when the quiet hours end goes in spite of them: better at night than never.
 */
export function wayOf(
  message: Departure,
  open: readonly OutsideChannel[],
  quiet: QuietHours,
  nowMs: InstantMs,
): Way {
  if (endOfUse(message) <= nowMs) return { way: 'end', reason: 'too late' };
  if (kindRules[message.kind].waitsForMorning) {
    const untilMs = endOfQuiet(quiet, nowMs);
    if (untilMs > nowMs && untilMs < endOfUse(message)) return { way: 'wait', untilMs };
  }
  const over = new Set(message.tried.map((text) => text.split(':')[0]));
  const left = open.filter((channel) => !over.has(channel));
  const kept = left.find((channel) => channel === message.channel);
  const channel = kept ?? left[0];
  if (channel) return { way: 'go', channel, hasOther: left.length > 1 };
  return { way: 'end', reason: message.tried.at(-1) ?? 'no way to reach them' };
}

/** When a message stops being of use to whom it is for. */
export function endOfUse({ kind, queuedAt, sendBefore }: Departure): InstantMs {
  const { usefulMs, isOfToday } = kindRules[kind];
  const last = isOfToday ? hongKongMidnight(queuedAt) + dayMs : Number.POSITIVE_INFINITY;
  return sendBefore ?? Math.min(queuedAt + usefulMs, last);
}
