import assert from 'node:assert/strict';
import fc from 'fast-check';
import pg from 'pg';
import { type TestContext, type TestDatabase, testStartMs } from '#test/database';
import { compare } from './compare.ts';
import { Model } from './model.ts';
import { openRealBooks, type RealBooks, runStep } from './real-books.ts';
import { type Act, anyRun, type Pay, type Post, type Run, type Step } from './steps.ts';

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

/** Nine of ten numbers mean a thing that is there, the rest one that is not. */
function among(number: number, count: number): number {
  return number % 11 === 10 || count === 0 ? count : number % count;
}

function resolvedAct(model: Model, act: Act): Act {
  if (act.do === 'credit' || act.do === 'debit') {
    return { ...act, bucket: among(act.bucket, model.of(act.account).length) };
  }
  return 'hold' in act ? { ...act, hold: among(act.hold, model.holds.length) } : act;
}

/**
 * Repeats are sent as they were sent first. Of posts that are sent at once, those with one key must
 * mean one account: which of two accounts comes first is nobody's promise.
 */
function resolvedPosts(posts: readonly Post[], sent: Map<number, Pay>): Post[] {
  const accounts = new Map<number, number>();
  return posts
    .map((post) => {
      const before = sent.get(post.key);
      if (!before) sent.set(post.key, post.pay);
      return post.isRepeat && before ? { ...post, pay: before } : post;
    })
    .filter(({ key, pay }) => {
      if (!accounts.has(key)) accounts.set(key, pay.account);
      return accounts.get(key) === pay.account;
    });
}

/** What the model answers to a step, and the step with every number made to mean something. */
function modelStep(model: Model, step: Step, sent: Map<number, Pay>): [Step, string[]] {
  if (step.step === 'wait') model.nowMs += step.ms;
  if (step.step === 'expire holds') return [step, [String(model.expireHolds())]];
  if (step.step === 'post') {
    const posts = resolvedPosts(step.posts, sent);
    return [{ step: 'post', posts }, posts.map((post) => model.post(post))];
  }
  if (step.step !== 'work') return [step, []];
  const acts: Act[] = [];
  const answers = step.acts.map((given) => {
    const act = resolvedAct(model, given);
    acts.push(act);
    return model.act(act);
  });
  model.commit();
  return [{ step: 'work', acts }, answers];
}

/** Plays a run against the books and the model, and hands over the answers of both. */
async function playBoth(
  context: TestContext,
  run: Run,
  onAnswers: (real: readonly string[], expected: readonly string[]) => void,
): Promise<[RealBooks, Model]> {
  const books = openRealBooks(context);
  const model = new Model(context.clock.now());
  const sent = new Map<number, Pay>();
  for (const given of [opening, ...run.steps]) {
    const [step, expected] = modelStep(model, given, sent);
    onAnswers(await runStep(books, step), expected);
  }
  return [books, model];
}

async function play(context: TestContext, owner: pg.Client, run: Run): Promise<void> {
  await owner.query(emptied);
  context.clock.set(testStartMs);
  const [books, model] = await playBoth(context, run, assert.deepEqual);
  const lengthMs = model.nowMs - testStartMs;
  const moments = run.moments.map((part) => testStartMs + Math.round(part * lengthMs));
  await compare(books, model, moments);
}

/**
 * Fills the books with what so many random runs leave in them. Answers are not compared, because a
 * run meets the holds of those before it.
 */
export async function fillBooks(context: TestContext, seed: number, runs: number): Promise<void> {
  for (const run of fc.sample(anyRun, { seed, numRuns: runs })) {
    await playBoth(context, run, () => undefined);
  }
}

/**
 * Plays random runs against the books and the model and holds the two against each other. The same
 * seed is the same runs; a failure is told with its seed and the shortest run that still fails.
 */
export async function simulateLedger(
  database: TestDatabase,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
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
