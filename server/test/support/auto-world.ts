import { setRule, type Wish } from '#auto-topups';
import type { MandateId } from '#mandates';
import type { Context } from '#platform/context';
import { afterJobs } from '#platform/facts';
import { runJobsOnce } from '#platform/jobs';
import { ruleConsent } from '#auto-topups';
import type { Person } from './topup-world.ts';
import { reactions } from '../../src/reactions.ts';

/** HK$50 below HK$20, at most HK$300 and 6 times in 30 days. */
export function usualWish(mandates: readonly MandateId[], more: Partial<Wish> = {}): Wish {
  return {
    belowMinor: 2_000n,
    daysLeft: null,
    amountMinor: 5_000n,
    targetMinor: null,
    monthlyDay: null,
    monthlyMinor: null,
    monthlyUntil: null,
    capMinor: 30_000n,
    capTimes: 6,
    mandates,
    ...more,
  };
}

/** Turns a rule on, with a yes to what is charged at once. */
export function turnOn(
  context: Context,
  { line, subscriber: owner }: Person,
  wish: Wish,
  firstMinor: bigint | null = null,
): Promise<void> {
  return setRule(context, {
    line,
    owner,
    wish,
    language: 'zh-Hant',
    consentVersion: ruleConsent.version,
    sentence: 'test',
    firstMinor,
  });
}

/** Does what the jobs of this moment do, and what these cause, and so on. */
export async function jobsDone(context: Context, url: string): Promise<void> {
  const tasks = afterJobs(reactions).map(({ task, run }) => ({
    name: task,
    run: (inside: Context, payload: unknown) => run(inside, payload as readonly never[]),
  }));
  await runJobsOnce(context, url, tasks);
}
