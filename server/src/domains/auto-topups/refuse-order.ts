import { dayMs, type InstantMs, isId, madeAt, minuteMs, type Refusal, secondMs } from '#base';
import type { LineId } from '#subscribers';
import type { Decision, RefusedOrder, Waits } from './decision.ts';
import { type Planned, shareOf } from './planned.ts';
import { unknownMs } from './rule.ts';
import type { Why } from './why.ts';

type Order = Extract<Decision, { does: 'order' }>;

/** Refusals that end by themselves. */
const passing: Readonly<Record<string, Waits>> = {
  topup_open: 'order_open',
  topup_twin: 'order_open',
  mandate_busy: 'mandate_paying',
  mandate_not_yet: 'mandate_not_yet',
  too_many_requests: 'turn',
};

/** Refusals that nobody else's payment changes, and that are no limit of the line's. */
const ofLine: Readonly<Record<string, Why>> = {
  line_closed: 'line_barred',
  topup_amount_invalid: 'amount_not_sold',
};

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

/** Longer than this nobody waits for a turn that is free again. */
const longestSpreadMs = 10 * minuteMs;

/**
 * What a refusal says of an order that was called for; undefined where it is to be tried anew as
 * it is. What passes soon is tried again and not told; of everything else its owner hears why.
 */
export function refusedOrder(
  { cause, mandate }: Order,
  { code, kind, details }: Pick<Refusal, 'code' | 'kind' | 'details'>,
  at: { readonly line: LineId; readonly planned: readonly Planned[]; readonly nowMs: InstantMs },
): RefusedOrder | undefined {
  if (outdated.has(code)) return undefined;
  const { nowMs } = at;
  const waits = passing[code];
  if (waits !== undefined) {
    const due = at.planned.find((one) => one.cause === cause)?.atMs ?? nowMs;
    const spreadMs = waits === 'turn' ? spreadOf(at.line, nowMs - due) : 0;
    const soonMs = nowMs + waitMs(details, nowMs) + spreadMs;
    const why = lastingWhy(waits, { cause, details, untilMs: soonMs, nowMs });
    const untilMs = why === 'topup_pending' ? nowMs + unknownMs : soonMs;
    const answer = why === undefined ? { waits } : { why };
    const isOthersFree = waits === 'mandate_paying' || why === 'mandate_later';
    return { cause, mandate: isOthersFree ? mandate : null, answer, code, untilMs };
  }
  const why = ofMandate[code];
  // What fails just now comes back; a limit of the line moves with its days.
  const isFailing = kind === 'unavailable' || why === 'method_failing';
  const untilMs = nowMs + (isFailing ? 15 * minuteMs : dayMs);
  const answer = { why: why ?? ofLine[code] ?? 'order_refused' };
  return { cause, mandate: why ? mandate : null, answer, code, untilMs };
}

/** What would pass, and lasts: of that its owner hears like of any other refusal. */
function lastingWhy(
  waits: Waits,
  {
    cause,
    details,
    untilMs,
    nowMs,
  }: Pick<Order, 'cause'> &
    Pick<Refusal, 'details'> & { readonly untilMs: InstantMs; readonly nowMs: InstantMs },
): Why | undefined {
  const open = String(details['topup']);
  if (waits === 'order_open' && isId('top', open) && madeAt(open) + unknownMs <= nowMs) {
    return 'topup_pending';
  }
  // What is planned was told ahead, and is told once it is too late for it.
  const isLow = cause === 'below' && waits === 'mandate_not_yet';
  return isLow && untilMs > nowMs + unknownMs ? 'mandate_later' : undefined;
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
