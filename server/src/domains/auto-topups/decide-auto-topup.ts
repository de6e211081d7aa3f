import { dayMs, type InstantMs } from '#base';
import type { MandateId } from '#mandates';
import type { Decided, Decision, Funding, House, RefusedOrder, Situation } from './decision.ts';
import {
  type AutoTopup,
  calledOff,
  capDays,
  type Cause,
  isTaken,
  type Rule,
  unknownMs,
} from './rule.ts';
import { lesser, valueFor, withinShelf } from './value.ts';
import type { Why } from './why.ts';

/**
 * What a rule does now: pure, so that every rule about money is in one place and can be tried by
 * tables and by seed. Whoever asks holds the line's account and the rule, and opens what this
 * orders in the same transaction: so the caps cannot be passed by two who ask at once.
 */
export function decideAutoTopup(rule: Rule, seen: Situation, house: House): Decided {
  if (rule.state !== 'on') return alone({ does: 'nothing' });
  if (seen.past.some(({ state }) => state === 'open')) return alone({ does: 'wait' });
  const causes = causesOf(rule, seen);
  const decisions = causes.map((cause) => decideFor(rule, seen, house, cause));
  // What is refused or put off must not keep what can be paid from being paid.
  const ordered = decisions.find((one) => one.does === 'order');
  const refused = decisions.filter((one) => one.does === 'refuse');
  const deferred = decisions.filter((one) => one.does === 'defer');
  // What would not be made leaves nothing out: the next that would is the one that was meant.
  if (rule.skipsNext && ordered)
    return { decision: { does: 'skip', cause: ordered.cause }, refused, deferred };
  return { decision: ordered ?? soonest(decisions, seen.nowMs), refused, deferred };
}

function alone(decision: Decision): Decided {
  return { decision, refused: [], deferred: [] };
}

/**
 * What its owner must hear of before what passes by itself, looked at again when any of them can
 * become otherwise.
 */
function soonest(decisions: readonly Decision[], nowMs: InstantMs): Decision {
  const first = ['pause', 'refuse', 'defer']
    .map((does) => decisions.find((one) => one.does === does))
    .find((one) => one !== undefined) ?? { does: 'nothing' };
  if (first.does !== 'refuse' && first.does !== 'defer') return first;
  const instants = decisions.flatMap((one) => againAt(one, nowMs));
  return instants.length === 0 ? first : { ...first, untilMs: Math.min(...instants) };
}

/** What was planned is tried again each day; what runs low when it next falls below its level. */
function againAt(decision: Decision, nowMs: InstantMs): InstantMs[] {
  if (decision.does !== 'refuse' && decision.does !== 'defer') return [];
  if (decision.untilMs !== null) return [decision.untilMs];
  return decision.cause === 'below' ? [] : [nowMs + dayMs];
}

function decideFor(rule: Rule, seen: Situation, house: House, cause: Cause): Decision {
  if (!seen.isServed) return { does: 'refuse', cause, why: 'line_barred', untilMs: null };
  // Days and months were asked for whether the line is used or not: that keeps a number.
  if (cause === 'below' && !seen.isUsed) {
    return { does: 'refuse', cause, why: 'line_idle', untilMs: null };
  }
  if (cause === 'below' && rule.leftOutAt !== null && rule.leftOutAt + dayMs > seen.nowMs) {
    return { does: 'defer', cause, untilMs: rule.leftOutAt + dayMs, waits: 'left_out' };
  }
  const failed = failuresIn(seen.past.filter(({ openedAt }) => openedAt >= rule.onSince));
  const round = roundGoingOn(seen, house, cause);
  if (failed >= house.pauseAfter && round === undefined) {
    return { does: 'pause', cause, why: 'declined_often', failures: failed };
  }
  const restsUntil = Math.max(...seen.past.map(claimedAt)) + house.intervalMs;
  if (round === undefined && restsUntil > seen.nowMs) {
    return { does: 'defer', cause, untilMs: restsUntil, waits: 'interval' };
  }
  const line = seen.refused.find((one) => one.cause === cause && one.mandate === null);
  if (line) return refusedBy(line);
  const decision = orderFor(rule, seen, house, cause, round ?? seen.nowMs);
  if (round === undefined || decision.does !== 'refuse') return decision;
  // Nobody else pays of this try: the next begins an interval after it.
  return { ...decision, untilMs: Math.min(decision.untilMs ?? restsUntil, restsUntil) };
}

/** From when the interval counts: what was charged after all may have been taken just then. */
function claimedAt({ state, roundAt, endedAt }: AutoTopup): InstantMs {
  return state === 'charged' && endedAt !== null ? Math.max(roundAt, endedAt) : roundAt;
}

/** What passes by itself is tried again; all else is told, too. */
function refusedBy({ cause, answer, code, untilMs }: RefusedOrder): Decision {
  return 'why' in answer
    ? { does: 'refuse', cause, ...answer, code, untilMs }
    : { does: 'defer', cause, ...answer, untilMs };
}

/** What calls for a top-up: what was planned before what has run low. */
function causesOf(
  { belowMinor }: Rule,
  { due, balanceMinor, pendingMinor }: Situation,
): readonly Cause[] {
  const isLow = belowMinor !== null && balanceMinor + pendingMinor < belowMinor;
  return isLow ? [...due, 'below'] : due;
}

/** Tries in a row that were declined, since the last whose money came. */
function failuresIn(past: readonly AutoTopup[]): number {
  const since = past.slice(past.findLastIndex(isTaken) + 1);
  const declined = since.filter(({ reason }) => reason !== calledOff);
  return new Set(declined.map(({ roundAt }) => roundAt)).size;
}

/** The try that still has a mandate to ask, after the one before it was declined. */
function roundGoingOn(
  { past, funding, nowMs }: Situation,
  { intervalMs }: House,
  cause: Cause,
): InstantMs | undefined {
  const last = past.at(-1);
  if (last?.state !== 'declined' || last.cause !== cause) return undefined;
  // Whose money came, or what was called off, is not asked of another: no mandate has declined. By
  // a clock that was set back in between, that is not the last of its try.
  const tries = past.filter(({ roundAt }) => roundAt === last.roundAt);
  if (tries.some((one) => isTaken(one) || one.reason === calledOff)) return undefined;
  if (last.roundAt + intervalMs <= nowMs) return undefined;
  const asked = askedIn(past, last.roundAt);
  const isLeft = funding.some(({ mandate, problem }) => problem === null && !asked.has(mandate));
  return isLeft ? last.roundAt : undefined;
}

function askedIn(past: readonly AutoTopup[], roundAt: InstantMs): ReadonlySet<MandateId> {
  return new Set(past.filter((one) => one.roundAt === roundAt).map(({ mandate }) => mandate));
}

function orderFor(
  rule: Rule,
  seen: Situation,
  house: House,
  cause: Cause,
  roundAt: InstantMs,
): Decision {
  const has = seen.balanceMinor + seen.pendingMinor - seen.owedMinor;
  const wanted = valueFor(rule, has, house, cause);
  const least = cause === 'monthly' ? wanted : (rule.amountMinor ?? wanted);
  const sinceMs = seen.nowMs - capDays * dayMs;
  const counted = seen.past.filter((one) => isTaken(one) && countsFrom(one) > sinceMs);
  const freeAt = Math.min(...counted.map(countsFrom), seen.nowMs) + capDays * dayMs;
  if (counted.length >= rule.capTimes) {
    return atCap(cause, 'cap_times', freeAt, seen.nowMs);
  }
  const used = counted.reduce((sum, { valueMinor }) => sum + valueMinor, 0n);
  const most = withinShelf(lesser(rule.capMinor - used, wanted), rule, cause, house);
  if (most < lesser(least, wanted)) {
    return atCap(cause, 'cap_amount', freeAt, seen.nowMs);
  }
  const asked = askedIn(seen.past, roundAt);
  const refused = seen.refused.filter((one) => one.cause === cause);
  const left = seen.funding.filter(
    ({ mandate }) => !asked.has(mandate) && refused.every((one) => one.mandate !== mandate),
  );
  for (const { mandate, problem, mostMinor } of left) {
    if (problem !== null) continue;
    const valueMinor = withinShelf(lesser(most, mostMinor), rule, cause, house);
    if (valueMinor < lesser(least, wanted)) continue;
    return { does: 'order', cause, valueMinor, mandate, roundAt };
  }
  const [first] = refused;
  if (!first) return unfunded(left, cause);
  const ends = left.flatMap(({ untilMs }) => (untilMs === null ? [] : [untilMs]));
  return refusedBy({ ...first, untilMs: Math.min(first.untilMs, ...ends) });
}

/**
 * Of a month that has as many days as the caps, the one before counts for as long as it was made
 * after its time: what is planned waits for those moments, and is no news.
 */
function atCap(cause: Cause, why: Why, untilMs: InstantMs, nowMs: InstantMs): Decision {
  return cause === 'below' || untilMs > nowMs + unknownMs
    ? { does: 'refuse', cause, why, untilMs }
    : { does: 'defer', cause, untilMs, waits: 'cap_frees' };
}

/** The latest instant at which its money may have been taken, also by a clock that was set back. */
function countsFrom({ openedAt, endedAt }: AutoTopup): InstantMs {
  return Math.max(openedAt, endedAt ?? openedAt);
}

/**
 * Nobody pays: for the first reason in the order of mandates, and until the first that ends. Whose
 * payment for another line is just under way may pay for this one in a moment, which is no news.
 */
function unfunded(left: readonly Funding[], cause: Cause): Decision {
  const ends = left.flatMap(({ untilMs }) => (untilMs === null ? [] : [untilMs]));
  const untilMs = ends.length === 0 ? null : Math.min(...ends);
  const isPaying = left.some(({ problem }) => problem === 'mandate_paying');
  if (isPaying && untilMs !== null)
    return { does: 'defer', cause, untilMs, waits: 'mandate_paying' };
  const reasons = left.flatMap(({ problem }): Why[] =>
    problem === 'mandate_paying' ? [] : [problem ?? 'mandate_limit'],
  );
  const why = reasons.find((one) => one !== 'mandate_over') ?? 'mandate_over';
  return { does: 'refuse', cause, why, untilMs };
}
