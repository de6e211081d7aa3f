import { campaign } from '#test/campaign';
import { testDatabase } from '#test/database';
import { playBorder } from '../stories/border/cross-border.ts';
import { failureText, playStories } from '../stories/campaign.ts';
import { simulateCharging } from './charging/simulate.ts';
import { simulateLedger } from './ledger/simulate.ts';
import { flipBits } from './log/flips.ts';
import { drillsOf } from './methods/plan.ts';
import { simulateMethods } from './methods/simulate.ts';
import { simulatePromotions } from './promotions/simulate.ts';
import { simulateReminders } from './reminders/simulate.ts';

const mostTold = 20;

type Say = (line: string) => void;
/** Plays so many seeds from one on; resolves with whether all was right. */
type Part = (seeds: number, from: number, say: Say) => Promise<boolean>;

const parts: Readonly<Record<string, Part>> = {
  ledger: (seeds, from, say) => agree('the ledger', simulateLedger, seeds, from, say),
  charging: (seeds, from, say) => agree('charging', simulateCharging, seeds, from, say),
  'top-ups': playTopups,
  methods: playMethods,
  promotions: playPromotions,
  reminders: playReminders,
  border: playLines,
  log: playFlips,
};

await campaign({
  usage: `npm run simulate -- --seeds N [--from S] [--only ${Object.keys(parts).join('|')}]
Plays N random runs of the ledger and of charging against their models, N top-ups on a bad network,
N payments by every method, on pages and by mandates, with reviews, refunds and disputes, N / 20
runs of promotions and N / 10 lives of lines whose owners are reminded, both against their models,
4 N lines that cross the border while the core network loses, doubles and reorders what it says, and
N bits turned over in the books or in the log, which the audit must find. N is 500, 2,000 where only
methods are played, and 10,000 where only the log is. From 1 on each fault that a sandbox knows is
drilled before the payments.
`,
  count: 'seeds',
  usual: 500,
  usualOf: { methods: 2_000, log: 10_000 },
  parts: Object.keys(parts),
  async run(seeds, from, say, isWanted) {
    let isRight = true;
    for (const [name, play] of Object.entries(parts)) {
      if (isWanted(name)) isRight = (await play(seeds, from, say)) && isRight;
    }
    return isRight;
  },
});

async function agree(
  name: string,
  simulate: typeof simulateLedger,
  runs: number,
  seed: number,
  say: Say,
): Promise<boolean> {
  const closing: (() => Promise<void>)[] = [];
  await simulate(await testDatabase({ after: (work) => closing.push(work) }), { seed, runs });
  for (const close of closing) await close();
  say(`${name}: ${runs} runs from seed ${seed} agree with the model`);
  return true;
}

function wordsOf(ends: ReadonlyMap<string, number>): string {
  return [...ends].map(([end, count]) => `${count} ${end}`).join(', ');
}

async function playTopups(seeds: number, from: number, say: Say): Promise<boolean> {
  let told = 0;
  const { failures, ends, stories } = await playStories(from, seeds, (played) => {
    say(`top-ups: ${played.stories} of ${seeds} played`);
    for (const failure of played.failures.slice(told)) say(`  ${failureText(failure)}`);
    told = played.failures.length;
  });
  say(`top-ups: ${stories} played, ${failures.length} failed; ${wordsOf(ends)}`);
  return failures.length === 0;
}

async function playMethods(seeds: number, from: number, say: Say): Promise<boolean> {
  let told = 0;
  const { problems, ends, strikes, stories } = await simulateMethods({
    from,
    seeds,
    ...(from === 1 ? { drills: drillsOf } : {}),
    onWave(played) {
      say(`methods: ${played.stories} played`);
      for (const problem of played.problems.slice(told)) say(`  ${problem}`);
      told = played.problems.length;
    },
  });
  say(`methods: ${stories} played, ${problems.length} problems; ${wordsOf(ends)}`);
  say(`methods: what has struck: ${wordsOf(strikes)}`);
  for (const problem of problems.slice(told)) say(`  ${problem}`);
  return problems.length === 0;
}

async function playPromotions(seeds: number, seed: number, say: Say): Promise<boolean> {
  const runs = Math.ceil(seeds / 20);
  const closing: (() => Promise<void>)[] = [];
  const test = { after: (work: () => Promise<void>) => closing.push(work) };
  const { problems, done } = await simulatePromotions(test, { seed, runs });
  for (const close of closing) await close();
  say(`promotions: ${runs} runs, ${problems.length} problems; ${wordsOf(done)}`);
  for (const problem of problems.slice(0, mostTold)) say(`  ${problem}`);
  return problems.length === 0;
}

async function playReminders(seeds: number, seed: number, say: Say): Promise<boolean> {
  const runs = Math.ceil(seeds / 10);
  const closing: (() => Promise<void>)[] = [];
  const test = { after: (work: () => Promise<void>) => closing.push(work) };
  const { problems, told } = await simulateReminders(test, { seed, runs });
  for (const close of closing) await close();
  say(`reminders: ${runs} lives, ${problems.length} problems; ${wordsOf(told)}`);
  for (const problem of problems.slice(0, mostTold)) say(`  ${problem}`);
  return problems.length === 0;
}

async function playLines(seeds: number, from: number, say: Say): Promise<boolean> {
  const { report, problems } = await playBorder(from, seeds);
  const { requests, counts, toppedUp } = report;
  const dry = `${counts['data ran dry'] ?? 0} ran dry, ${toppedUp} were topped up`;
  say(`the border: ${requests} requests, ${dry}, ${problems.length} problems`);
  for (const problem of problems.slice(0, mostTold)) say(`  ${problem}`);
  return problems.length === 0;
}

async function playFlips(seeds: number, from: number, say: Say): Promise<boolean> {
  const { found, refused, missed, never } = await flipBits(from, seeds, (done) =>
    say(`log: ${done} of ${seeds} bits turned over`),
  );
  say(`log: ${found} found, ${missed.length} missed; the database refused ${refused} more`);
  for (const one of missed.slice(0, mostTold)) say(`  ${one}`);
  for (const one of never) say(`  no flip of ${one} is accepted`);
  return missed.length === 0 && never.length === 0;
}
