import { dayMs, type InstantMs } from '#base';
import type { Context } from '#platform/context';
import { readOwnLine } from '#subscribers';
import { type LineUse, readAnyTopup, readUse } from '#topups';
import { dueNow } from './due.ts';
import { fundingAt } from './funding.ts';
import { readPast, ruleOfLine } from './load-rules.ts';
import { newRule, type WishFor } from './new-rule.ts';
import { leftOut } from './left-out.ts';
import type { Planned } from './planned.ts';
import { readSurroundings, type Surroundings } from './read-surroundings.ts';
import { afterSkipMs, type AutoTopup, type Cause, type Rule } from './rule.ts';
import { autoTopupSettings } from './settings.ts';
import { withoutUnagreed } from './still-agreed.ts';
import { weigh } from './weigh.ts';

export interface FirstTopup {
  /** In minor units of HKD. */
  readonly valueMinor: bigint;
  readonly cause: Cause;
  /**
   * From when on, where a top-up of just before puts it off, or one that is left out; null for at
   * once.
   */
  readonly fromMs: InstantMs | null;
}

/** What calls now is left out once, and put off a few times at most. */
const mostSteps = 6;

/**
 * What a rule would charge because it is turned on: at once, an interval later, or once what is
 * left out is.
 */
export async function firstTopup(
  context: Context,
  wanted: WishFor,
): Promise<FirstTopup | undefined> {
  const { line, owner } = wanted;
  const { numbers } = await readOwnLine(context, line, owner);
  const nowMs = context.clock.now();
  const before = await ruleOfLine(context, line);
  const intervalMinutes = context.settings().get(autoTopupSettings.intervalMinutes);
  const agreed = { ...wanted, intervalMinutes };
  const rule = newRule(agreed, numbers[0]?.number ?? '+', nowMs, before);
  const [around, all, whole] = await Promise.all([
    readSurroundings(context, rule),
    readPast(context, line),
    readUse(context, line),
  ]);
  const past = withoutUnagreed(all, before, rule, nowMs);
  const use = { ...whole, open: whole.open - (await calledOffIn(context, all, past)) };
  return firstOf(rule, { around, past, use, nowMs });
}

interface Look {
  readonly around: Surroundings;
  readonly past: readonly AutoTopup[];
  readonly use: LineUse;
  readonly nowMs: InstantMs;
}

/** As the clock would have it looked at, if nothing else happened. */
function firstOf(begun: Rule, { around, past, use, nowMs }: Look): FirstTopup | undefined {
  let rule = begun;
  let atMs = nowMs;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const at = atMs;
    const funding = around.funding.map((one) => fundingAt(one, at));
    const seen = at === nowMs ? around : { ...around, funding };
    const { decision, deferred, planned } = weigh(rule, seen, past, use, at);
    if (decision.does === 'order') {
      const { valueMinor, cause } = decision;
      return { valueMinor, cause, fromMs: at === nowMs ? null : at };
    }
    // What is planned for later is told ahead, and no part of what is charged for this yes.
    if (at === nowMs) rule = onlyCalling(rule, dueNow(rule, planned, at));
    if (decision.does === 'skip') {
      const { cause } = decision;
      rule = leftOut(rule, planned, cause, at);
      atMs = at + (cause === 'below' ? dayMs : afterSkipMs);
    } else {
      // Also beside what is refused.
      const untils = deferred.map(({ untilMs }) => untilMs);
      if (decision.does === 'pause' || untils.length === 0) return undefined;
      atMs = Math.min(...untils);
    }
  }
  return undefined;
}

function onlyCalling(rule: Rule, due: readonly Pick<Planned, 'cause'>[]): Rule {
  const calls = (cause: Cause) => due.some((one) => one.cause === cause);
  return {
    ...rule,
    monthlyDay: calls('monthly') ? rule.monthlyDay : null,
    daysLeft: calls('expiry') ? rule.daysLeft : null,
  };
}

/** What the orders come to, bonus and all, that are called off because the rule is set anew. */
async function calledOffIn(
  context: Context,
  all: readonly AutoTopup[],
  left: readonly AutoTopup[],
): Promise<bigint> {
  const called = await Promise.all(
    all.filter((one) => !left.includes(one)).map(({ id }) => readAnyTopup(context, id)),
  );
  return called.reduce((sum, { terms }) => sum + terms.value + terms.bonus, 0n);
}
