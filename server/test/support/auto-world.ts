import {
  autoTopupSettings,
  readRule,
  ruleConsent,
  ruleVersion,
  setRule,
  type Wish,
} from '#auto-topups';
import { type Senders, sendDueMessages } from '#notifications';
import type { Context } from '#platform/context';
import { afterJobs } from '#platform/facts';
import { runJobsOnce } from '#platform/jobs';
import type { Person } from './topup-world.ts';
import { reactions } from '../../src/reactions.ts';
import { untrueChecks } from '../../src/untrue.ts';

/** Turns a rule on, with a yes to what is charged at once. */
export async function turnOn(
  context: Context,
  { line, subscriber: owner }: Person,
  wish: Wish,
  firstMinor: bigint | null = null,
): Promise<void> {
  const { rule } = await readRule(context, line);
  const intervalMinutes = context.settings().get(autoTopupSettings.intervalMinutes);
  return setRule(context, {
    line,
    owner,
    wish,
    language: 'zh-Hant',
    consentVersion: ruleConsent.version,
    sentence: 'test',
    firstMinor,
    seen: { version: ruleVersion(rule), intervalMinutes },
  });
}

/** Whose word arrives at once, whomever it goes to. */
export const everybodyReads: Senders = { sms: { send: async () => ({ outcome: 'delivered' }) } };

/** Does what the jobs of this moment do, and what these cause, and so on; messages arrive. */
export async function jobsDone(
  context: Context,
  url: string,
  senders = everybodyReads,
): Promise<void> {
  const tasks = afterJobs(reactions).map(({ task, run }) => ({
    name: task,
    run: (inside: Context, payload: unknown) => run(inside, payload as readonly never[]),
  }));
  do {
    await runJobsOnce(context, url, tasks);
  } while ((await sendDueMessages(context, senders, untrueChecks)) > 0);
}
