import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { readPast, ruleOfLine } from './load-rules.ts';
import { type NextCheck, nextCheck } from './next-check.ts';
import { plannedFor } from './planned.ts';
import {
  type AutoTopup,
  type Cause,
  isTaken,
  type Rule,
  type RuleEvent,
  type RuleEventName,
} from './rule.ts';
import { readRuleEvents } from './store/history.ts';

export interface ShownRule {
  /** Undefined where the line never had one. */
  readonly rule: Rule | undefined;
  /** Of the last 30 days, those counted whose money was or may be taken; minor units of HKD. */
  readonly usedMinor: bigint;
  readonly usedTimes: number;
  readonly open: AutoTopup | undefined;
  /** What is known ahead; null where only use calls. */
  readonly next: NextCheck | null;
  /** Newest first. */
  readonly events: readonly RuleEvent[];
}

const eventsShown = 50;

/**
 * A line's rule with the newest of what it has done, or with null all; whose line it is was seen to
 * before.
 */
export async function readRule(
  context: Context,
  line: LineId,
  most: number | null = eventsShown,
): Promise<ShownRule> {
  const [rule, past, { validUntil }, rows] = await Promise.all([
    ruleOfLine(context, line),
    readPast(context, line),
    readLine(context, line),
    context.db.read(readRuleEvents, [slotOf(line), uuidOf(line), most]),
  ]);
  const nowMs = context.clock.now();
  const counted = past.filter(isTaken);
  const open = past.find(({ state }) => state === 'open');
  // While one is open the clock has its owner told of that, and nothing charged.
  const looked = rule && { ...rule, dueAt: open ? null : rule.dueAt };
  return {
    rule,
    usedMinor: counted.reduce((sum, { valueMinor }) => sum + valueMinor, 0n),
    usedTimes: counted.length,
    open,
    next: looked ? nextCheck(looked, plannedFor(looked, validUntil, nowMs), nowMs) : null,
    events: rows.map((row) => ({
      ...row,
      event: row.event as RuleEventName,
      cause: row.cause as Cause | null,
      topup: row.topup === null ? null : idFrom('top', row.topup),
    })),
  };
}
