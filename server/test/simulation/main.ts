import process from 'node:process';
import { parseArgs } from 'node:util';
import { testDatabase } from '#test/database';
import { playStories } from '../stories/campaign.ts';
import { failureText } from '../stories/wave.ts';
import { simulateLedger } from './ledger/simulate.ts';

const usage = `npm run simulate -- --seeds N [--from S]
Plays N random runs of the ledger against its model, and N top-ups on a bad network.
`;

function wholeNumber(text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new Error(`not a number: ${text}`);
  return value;
}

async function simulate(seeds: number, from: number): Promise<boolean> {
  const closing: (() => Promise<void>)[] = [];
  const database = await testDatabase({ after: (work) => closing.push(work) });
  await simulateLedger(database, { seed: from, runs: seeds });
  for (const close of closing) await close();
  process.stdout.write(`the ledger: ${seeds} runs from seed ${from} agree with the model\n`);
  const startedMs = performance.now();
  let told = 0;
  const { failures, ends, stories } = await playStories(from, seeds, (played) => {
    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    process.stdout.write(`top-ups: ${played.stories} of ${seeds} played after ${seconds} s\n`);
    for (const failure of played.failures.slice(told)) {
      process.stdout.write(`  ${failureText(failure)}\n`);
    }
    told = played.failures.length;
  });
  const words = [...ends].map(([end, count]) => `${count} ${end}`).join(', ');
  process.stdout.write(`top-ups: ${stories} played, ${failures.length} failed; ${words}\n`);
  return failures.length === 0;
}

try {
  const { values } = parseArgs({
    options: { seeds: { type: 'string' }, from: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) process.stdout.write(usage);
  else {
    const isRight = await simulate(
      wholeNumber(values.seeds ?? '500', 1),
      wholeNumber(values.from ?? '1', 0),
    );
    process.exitCode = isRight ? 0 : 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${usage}`);
  process.exitCode = 2;
}
