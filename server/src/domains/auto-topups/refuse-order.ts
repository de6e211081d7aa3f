import { dayMs, type InstantMs, minuteMs, type Refusal, secondMs } from '#base';
import type { LineId } from '#subscribers';
import type { Decision, RefusedOrder } from './decision.ts';
import type { Why } from './why.ts';
import { type Planned, shareOf } from './planned.ts';

type Order = Extract<Decision, { does: 'order' }>;

/**
 * Refusals that end by themselves: somebody else's payment is under way, or the turn comes later.
 */
const passing: ReadonlySet<string> = new Set([
  'topup_open',
  'topup_twin',
  'mandate_busy',
  'mandate_not_yet',
  'too_many_requests',
]);

/** What was shown for it is over by now: asked again, it is made with what holds. */
const outdated: ReadonlySet<string> = new Set(['quote_expired', 'topup_bonus_used_up']);

/** Whatever is said of one mandate or its way to pay, the next of the owner's may still pay. */
const ofMandate: Readonly<Record<string, Why>> = {
  mandate_unknown: 'mandate_over',
  mandate_not_active: 'mandate_over',
  mandate_limit: 'mandate_limit',
  mandate_needs_notice: 'mandate_untold',
  topup_method_unavailable: 'method_failing',
};

/** Its payment is under way elsewhere: the next is asked, and nobody told. */
const busy = 'mandate_busy';

/** Longer than this nobody waits for a turn that is free again. */
const longestSpreadMs = 10 * minuteMs;

/**
 * What a refusal says of an order that was called for; undefined where it is to be tried anew as
 * it is. What passes is tried again and not told; of everything else its owner hears why.
 */
export function refusedOrder(
  { cause, mandate }: Order,
  { code, kind, details }: Pick<Refusal, 'code' | 'kind' | 'details'>,
  at: { readonly line: LineId; readonly planned: readonly Planned[]; readonly nowMs: InstantMs },
): RefusedOrder | undefined {
  if (outdated.has(code)) return undefined;
  const { nowMs } = at;
  if (passing.has(code)) {
    const due = at.planned.find((one) => one.cause === cause)?.atMs ?? nowMs;
    const spreadMs = code === 'too_many_requests' ? spreadOf(at.line, nowMs - due) : 0;
    const untilMs = nowMs + waitMs(details, nowMs) + spreadMs;
    return { cause, mandate: code === busy ? mandate : null, why: null, code, untilMs };
  }
  const why = ofMandate[code];
  // What fails just now comes back; a limit of the line moves with its days.
  const isFailing = kind === 'unavailable' || why === 'method_failing';
  const untilMs = nowMs + (isFailing ? 15 * minuteMs : dayMs);
  return { cause, mandate: why ? mandate : null, why: why ?? 'order_refused', code, untilMs };
}

function waitMs(details: Refusal['details'], nowMs: number): number {
  const seconds = Number(details['retryAfterSeconds'] ?? 0);
  const opensAt = Date.parse(String(details['opensAt']));
  if (opensAt > nowMs) return opensAt - nowMs;
  return seconds > 0 ? seconds * secondMs : 5 * minuteMs;
}

/**
 * Those who wait for a turn do not all come back for the next one: the longer they have waited, the
 * further apart they look again, so that a long queue costs hardly more looks than it has lines.
 */
function spreadOf(line: LineId, lateMs: number): number {
  return Math.floor(shareOf(line) * Math.min(Math.max(lateMs, 0), longestSpreadMs));
}
