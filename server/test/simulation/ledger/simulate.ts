import assert from 'node:assert/strict';
import fc from 'fast-check';
import pg from 'pg';
import { type TestContext, type TestDatabase, testStartMs } from '#test/database';
import { compare } from './compare.ts';
import { Model } from './model.ts';
import { openRealBooks, runStep } from './real-books.ts';
import { anyRun, type Run, type Step } from './steps.ts';

const emptied = `
  delete from ledger.account; delete from ledger.bucket; delete from ledger.closed_bucket;
  delete from ledger.transfer; delete from ledger.system_transfer; delete from ledger.system_delta;
  delete from ledger.system_total; delete from ledger.hold; delete from platform.request`;

/** Most runs would begin with refusals; so two accounts are there from the start. */
const opening: Step = {
  step: 'work',
  acts: [0, 1].flatMap((account) => [
    { do: 'open account', account, unit: 'HKD' } as const,
    { do: 'credit', account, bucket: 0, unit: 'HKD', amount: 100n, system: 'bank' } as const,
  ]),
};

/**
 * Of posts that are sent at once, those with one key must mean one account: which of two accounts
 * comes first is nobody's promise.
 */
function ordered(step: Step): Step {
  if (step.step !== 'post') return step;
  const accounts = new Map<number, number>();
  const posts = step.posts.filter(({ key, pay }) => {
    if (!accounts.has(key)) accounts.set(key, pay.account);
    return accounts.get(key) === pay.account;
  });
  return { step: 'post', posts };
}

function modelStep(model: Model, step: Step): string[] {
  if (step.step === 'wait') model.nowMs += step.ms;
  if (step.step === 'expire holds') return [String(model.expireHolds())];
  if (step.step === 'post') return step.posts.map((post) => model.post(post));
  if (step.step !== 'work') return [];
  const answers = step.acts.map((act) => model.act(act));
  model.commit();
  return answers;
}

async function play(context: TestContext, owner: pg.Client, run: Run): Promise<void> {
  await owner.query(emptied);
  context.clock.set(testStartMs);
  const books = openRealBooks(context);
  const model = new Model(testStartMs);
  for (const step of [opening, ...run.steps].map(ordered)) {
    const expected = modelStep(model, step);
    assert.deepEqual(await runStep(books, step), expected);
  }
  const lengthMs = model.nowMs - testStartMs;
  const moments = run.moments.map((part) => testStartMs + Math.round(part * lengthMs));
  await compare(books, model, moments);
}

/**
 * Plays random runs against the books and the model and holds the two against each other. The same
 * seed is the same runs; a failure is told with its seed and the shortest run that still fails.
 */
export async function simulateLedger(
  database: TestDatabase,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Promise<void> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const context = database.context();
  try {
    await fc.assert(
      fc.asyncProperty(anyRun, (run) => play(context, owner, run)),
      { seed, numRuns: runs },
    );
  } finally {
    await owner.end();
  }
}
