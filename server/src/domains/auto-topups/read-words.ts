import type { InstantMs, PhoneNumber } from '#base';
import { readSent } from '#notifications';
import type { Context } from '#platform/context';
import type { Planned } from './planned.ts';
import type { Rule } from './rule.ts';
import {
  aheadKey,
  hopedFrom,
  knownFrom,
  mainlandLeadMs,
  usualLeadMs,
  wordOf,
} from './told-ahead.ts';

export type WordsHeard = Readonly<
  Partial<Record<Planned['cause'], Pick<Planned, 'leadMs' | 'sentAt' | 'isLost'>>>
>;

/** Who is told of planned ones, and how. */
export interface Hearer {
  readonly number: PhoneNumber;
  /** The law of the Mainland holds for whoever pays in its money. */
  readonly isMainland: boolean;
  /** Its payer is told for the mandate's sake, which goes by that word itself. */
  readonly isToldByMandate: boolean;
}

/**
 * What became of the words that were said of planned ones, and how long ahead they must be known.
 * Read only of what was said: in the last days before it.
 */
export async function readWords(
  context: Context,
  rule: Rule,
  planned: readonly Planned[],
  { number, isMainland, isToldByMandate }: Hearer,
): Promise<WordsHeard> {
  const leadMs = isMainland ? mainlandLeadMs : usualLeadMs;
  const nowMs = context.clock.now();
  const heard = planned.map(async (one) => {
    const isOurs = wordOf(rule, one).at !== null && !isToldByMandate;
    if (!isOurs) return [one.cause, { leadMs }];
    const sentAt = await readSent(context, number, aheadKey(rule, one));
    return [one.cause, { leadMs, sentAt, isLost: isLost(rule, { ...one, leadMs, sentAt }, nowMs) }];
  });
  return Object.fromEntries(await Promise.all(heard)) as WordsHeard;
}

/** None has left us in all the time after which the first would have counted. */
function isLost(rule: Rule, one: Planned, nowMs: InstantMs): boolean {
  return !Number.isFinite(knownFrom(rule, one)) && hopedFrom(rule, one) <= nowMs;
}
