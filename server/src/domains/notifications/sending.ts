import { type InstantMs, minuteMs, secondMs } from '#base';
import { kindRules } from './kind-rule.ts';
import type { MessageKind, MessageState } from './message.ts';
import type { OutsideChannel, SendOutcome } from './senders/sender.ts';
import type { FirstWay } from './topic.ts';
import { noLongerSo } from './untrue.ts';

/**
 * After this a claim that nobody closed counts as lost. Longer than any sender waits for its
 * answer.
 */
export const claimMs = 2 * minuteMs;

/**
 * So long the receipt for a short message is waited for whose answer was lost, before it goes
 * again: most phones are reached sooner, and then it need not.
 */
const doubtMs = 30 * secondMs;

const firstDelayMs = 2 * secondMs;
const longestDelayMs = 30 * minuteMs;

/** 2 s, 8 s, 32 s, 2 min, 9 min, then every half hour. */
export function retryDelayMs(attempts: number): number {
  return Math.min(firstDelayMs * 4 ** Math.min(attempts - 1, 10), longestDelayMs);
}

/** How a claim ends. */
export interface Closing {
  readonly state: MessageState;
  /** The way it goes next; null where that is still to be decided. */
  readonly channel: FirstWay | null;
  /** How often it was tried on that way. */
  readonly attempts: number;
  readonly dueAt: InstantMs;
  readonly sentAt: InstantMs | null;
  readonly endedAt: InstantMs | null;
  readonly failure: string | null;
  /** A way that has come to its end, with the reason. */
  readonly triedMore: string | null;
}

/** A try on one way: the how-manieth it was, and whether it is the last that we make there. */
export interface Try {
  readonly kind: MessageKind;
  readonly channel: OutsideChannel;
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly hasOtherWay: boolean;
}

/** How a claim ends after a try. */
export function closingOf(outcome: SendOutcome, tried: Try, nowMs: InstantMs): Closing {
  const { channel, attempts } = tried;
  const here = { channel, attempts, dueAt: nowMs, sentAt: nowMs, failure: null, triedMore: null };
  switch (outcome.outcome) {
    case 'delivered':
      return { ...here, state: 'delivered', endedAt: nowMs };
    case 'accepted':
      return { ...here, state: 'sent', endedAt: null };
    case 'unknown': {
      const { reason } = outcome;
      const mustArrive = kindRules[tried.kind].onDoubt === 'repeat';
      // A browser shows what comes twice under one id once.
      const mayRepeat = mustArrive || channel === 'push';
      if (mayRepeat && attempts < tried.mostAttempts) {
        const again = againIn(tried, reason, nowMs);
        const isSms = channel === 'sms';
        return isSms ? { ...again, dueAt: Math.max(again.dueAt, nowMs + doubtMs) } : again;
      }
      // What must arrive goes another way; the rest might then be told twice, and is left.
      if (mustArrive && tried.hasOtherWay) return endOfWay(tried, reason, nowMs);
      return { ...here, state: 'unknown', endedAt: null, failure: reason };
    }
    case 'refused':
      return endOfWay(tried, outcome.reason, nowMs);
    case 'again':
      return isEnough(outcome, tried)
        ? endOfWay(tried, outcome.reason, nowMs)
        : againIn(tried, outcome.reason, nowMs);
  }
}

/**
 * A centre that is away for hours comes back: what has no other way waits for it as long as it is
 * of use, however often it was tried.
 */
function isEnough(
  { isUnreached }: Extract<SendOutcome, { outcome: 'again' }>,
  { attempts, mostAttempts, hasOtherWay }: Try,
): boolean {
  return attempts >= mostAttempts && (isUnreached !== true || hasOtherWay);
}

function againIn({ channel, attempts }: Try, failure: string, nowMs: InstantMs): Closing {
  const dueAt = nowMs + retryDelayMs(attempts);
  const none = { sentAt: null, endedAt: null, triedMore: null };
  return { ...none, state: 'queued', channel, attempts, dueAt, failure };
}

function endOfWay(tried: Try, reason: string, nowMs: InstantMs): Closing {
  const { channel, attempts } = tried;
  if (!tried.hasOtherWay) return failed(channel, attempts, reason, nowMs);
  const triedMore = `${channel}: ${reason}`;
  const none = { sentAt: null, endedAt: null, failure: null };
  return { ...none, state: 'queued', channel: null, attempts: 0, dueAt: nowMs, triedMore };
}

export function failed(
  channel: OutsideChannel | null,
  attempts: number,
  failure: string,
  nowMs: InstantMs,
): Closing {
  const ended = { dueAt: nowMs, sentAt: null, endedAt: nowMs, triedMore: null };
  return { ...ended, state: 'failed', channel, attempts, failure };
}

/** Its reader wants it in the inbox alone, and there it is. */
export function keptInside(attempts: number, nowMs: InstantMs): Closing {
  const at = { dueAt: nowMs, sentAt: nowMs, endedAt: nowMs };
  const none = { failure: null, triedMore: null };
  return { ...at, ...none, state: 'delivered', channel: 'inbox', attempts: attempts - 1 };
}

/** What it says is no longer so: that was no try, and nobody failed. */
export function dropped(
  channel: OutsideChannel | null,
  attempts: number,
  nowMs: InstantMs,
): Closing {
  return failed(channel, attempts - 1, noLongerSo, nowMs);
}

/** Looked at and put off: that was no try. */
export function putOff(
  channel: OutsideChannel | null,
  attempts: number,
  untilMs: InstantMs,
): Closing {
  const none = { sentAt: null, endedAt: null, failure: null, triedMore: null };
  return { ...none, state: 'queued', channel, attempts: attempts - 1, dueAt: untilMs };
}
