import assert from 'node:assert/strict';
import type { Id } from '#base';
import { auditBooks, readBalance, readBalanceAt, readStatement, readSystemAccounts } from '#ledger';
import type { TestContext } from '#test/database';
import type { Model } from './model.ts';
import { balance, type Bucket } from './model-bucket.ts';
import type { RealBooks } from './real-books.ts';

function isAliveAt(bucket: Bucket, atMs: number): boolean {
  return bucket.expiresAt >= atMs;
}

/** What is shown of an account now, bucket by bucket and summed up. */
async function compareBalance(
  context: TestContext,
  account: Id<'acc'>,
  numbers: readonly bigint[],
  expected: readonly Bucket[],
): Promise<void> {
  const alive = expected.filter(
    (bucket) => !bucket.isGone && isAliveAt(bucket, context.clock.now()),
  );
  const { buckets, units } = await readBalance(context, account);
  assert.deepEqual(
    buckets.map(({ number, unit, balance: total, held, seq }) => ({
      number,
      unit,
      total,
      held,
      seq,
    })),
    alive.map((bucket) => ({
      number: numbers[bucket.index],
      unit: bucket.unit,
      total: balance(bucket),
      held: bucket.held,
      seq: BigInt(bucket.moves.length),
    })),
  );
  for (const { unit, total, available, held } of units) {
    const own = alive.filter((bucket) => bucket.unit === unit);
    const sum = own.reduce((all, bucket) => all + balance(bucket), 0n);
    const heldSum = own.reduce((all, bucket) => all + bucket.held, 0n);
    assert.deepEqual([total, available, held], [sum, sum - heldSum, heldSum]);
  }
}

async function comparePast(
  context: TestContext,
  account: Id<'acc'>,
  expected: readonly Bucket[],
  atMs: number,
): Promise<void> {
  const totals = new Map<string, bigint>();
  for (const bucket of expected) {
    if (!isAliveAt(bucket, atMs) || !bucket.moves.some(({ at }) => at <= atMs)) continue;
    totals.set(bucket.unit, (totals.get(bucket.unit) ?? 0n) + balance(bucket, atMs));
  }
  assert.deepEqual(await readBalanceAt(context, account, atMs), totals);
}

/** Every movement of an account, in the order of each bucket. */
async function compareStatement(
  context: TestContext,
  account: Id<'acc'>,
  numbers: readonly bigint[],
  expected: readonly Bucket[],
): Promise<void> {
  const rows = await readStatement(context, account, context.clock.now() + 1, 10_000);
  const times = rows.map(({ recordedAt }) => recordedAt);
  assert.deepEqual(
    times,
    times.toSorted((one, other) => other - one),
    'newest first',
  );
  for (const bucket of expected) {
    let after = 0n;
    assert.deepEqual(
      rows.filter((row) => row.bucket === numbers[bucket.index]).toReversed(),
      bucket.moves.map(({ amount, system, at }, index) => {
        after += amount;
        return {
          bucket: numbers[bucket.index],
          seq: BigInt(index + 1),
          unit: bucket.unit,
          amount,
          balanceAfter: after,
          systemAccount: system,
          code: 'simulated',
          cause: 'run',
          effectiveAt: at,
          recordedAt: at,
        };
      }),
    );
  }
  assert.equal(
    rows.length,
    expected.reduce((sum, { moves }) => sum + moves.length, 0),
  );
}

async function compareSystem(context: TestContext, model: Model): Promise<void> {
  const real = (await readSystemAccounts(context)).map(
    ({ account, unit, net }) => [`${unit} ${account}`, net] as const,
  );
  assert.deepEqual(new Map(real), model.system);
}

async function compareAudit(context: TestContext, model: Model): Promise<void> {
  const checks = await auditBooks(context);
  assert.deepEqual(
    checks.flatMap(({ problems }) => problems),
    [],
  );
  const checked = new Map(checks.map((check) => [check.name, check.checked]));
  const transfers = model.buckets.reduce((sum, { moves }) => sum + moves.length, 0);
  assert.equal(checked.get('ledger.chains'), transfers);
  assert.equal(checked.get('ledger.balances'), model.buckets.length);
  assert.equal(checked.get('ledger.holds'), model.holds.length);
}

/** Holds all that can be read of the books against the model. */
export async function compare(
  books: RealBooks,
  model: Model,
  moments: readonly number[],
): Promise<void> {
  const { context } = books;
  await compareSystem(context, model);
  await compareAudit(context, model);
  for (const [place, account] of books.accounts.entries()) {
    const expected = model.of(place);
    const numbers = books.buckets[place] ?? [];
    if (expected.length === 0) continue;
    await compareBalance(context, account, numbers, expected);
    await compareStatement(context, account, numbers, expected);
    for (const atMs of moments) await comparePast(context, account, expected, atMs);
  }
}
