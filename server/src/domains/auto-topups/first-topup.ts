import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import { readOwnLine } from '#subscribers';
import { readAnyTopup, readUse } from '#topups';
import { fundingAt } from './funding.ts';
import { readPast, ruleOfLine } from './load-rules.ts';
import { newRule, type WishFor } from './new-rule.ts';
import { readSurroundings } from './read-surroundings.ts';
import type { AutoTopup } from './rule.ts';
import { autoTopupSettings } from './settings.ts';
import { withoutUnagreed } from './still-agreed.ts';
import { weigh } from './weigh.ts';

export interface FirstTopup {
  /** In minor units of HKD. */
  readonly valueMinor: bigint;
  /** From when on, where a top-up of just before puts it off; null for at once. */
  readonly fromMs: InstantMs | null;
}

/** What a rule would charge because it is turned on, at once or an interval later. */
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
  const { decision } = weigh(rule, around, past, use, nowMs);
  if (decision.does === 'order') return { valueMinor: decision.valueMinor, fromMs: null };
  if (decision.does !== 'defer') return undefined;
  const { untilMs } = decision;
  const funding = around.funding.map((one) => fundingAt(one, untilMs));
  const later = weigh(rule, { ...around, funding }, past, use, untilMs).decision;
  return later.does === 'order' ? { valueMinor: later.valueMinor, fromMs: untilMs } : undefined;
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
