import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Id, newId } from '#base';
import { statement } from '#platform/postgres';
import { type TestDatabase, testDatabase, testStartMs } from '#test/database';
import {
  auditBooks,
  credit,
  debit,
  expireHolds,
  lockAccounts,
  lockedAccount,
  openAccount,
  openBucket,
  placeHold,
  readBalance,
  readBalanceAt,
  readStatement,
  spend,
  takeHold,
} from './index.ts';

const database: TestDatabase = await testDatabase();
const context = database.context();
/** Who waits for a lock is told to whoever those sessions belong to. */
const owner = database.context({ url: database.ownerUrl });
const reason = { code: 'test', cause: 'test' };

function hkd(amount: bigint) {
  return { unit: 'HKD', amount } as const;
}

async function openWith(amount: bigint): Promise<Id<'acc'>> {
  const account = newId('acc', context.clock.now(), 7);
  await context.db.transaction(async (tx) => {
    openAccount(tx, account, 'line', { unit: 'HKD' });
    credit(tx, account, hkd(amount), 'bank', reason);
  });
  return account;
}

/** A transaction that has its locks and keeps them until it is told to go on. */
async function lockedBy(account: Id<'acc'>, work: Parameters<typeof context.db.transaction>[0]) {
  const go = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const done = context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    locked.resolve();
    await go.promise;
    return work(tx);
  });
  await locked.promise;
  return { go: go.resolve, done };
}

const countWaiting = statement<{ waiting: bigint }>(
  'count waiting sessions',
  `select count(*) as waiting from pg_stat_activity
   where datname = current_database() and wait_event_type = 'Lock'`,
);

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await owner.db.read(countWaiting);
    if (row && row.waiting > 0n) return;
    await delay(2);
  }
}

async function assertSound(): Promise<void> {
  assert.deepEqual(
    (await auditBooks(context)).flatMap(({ problems }) => problems),
    [],
  );
}

test('a spender who waited sees the bucket that was opened while it waited', async () => {
  const account = await openWith(100n);
  const first = await lockedBy(account, async (tx) => {
    debit(tx, account, hkd(100n), 'transit', reason);
    const number = openBucket(tx, account, { unit: 'HKD', source: 'paid', cause: 'test' });
    credit(tx, account, hkd(100n), 'transit', reason, number);
  });
  const second = context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    return spend(tx, account, 60n, { unit: 'HKD' }, 'income:fee', reason);
  });
  await untilSomebodyWaits();
  first.go();
  await first.done;
  assert.deepEqual((await second).length, 1);
  assert.equal((await readBalance(context, account)).units[0]?.total, 40n);
  await assertSound();
});

test('a spender who waited does not see the bucket that was emptied while it waited', async () => {
  const account = await openWith(1n);
  const bonus = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const number = openBucket(tx, account, { unit: 'HKD', source: 'paid', cause: 'test' });
    credit(tx, account, hkd(9n), 'bank', reason, number);
    return number;
  });
  const first = await lockedBy(account, async (tx) => {
    debit(tx, account, hkd(9n), 'income:fee', reason, bonus);
  });
  const second = context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    return lockedAccount(tx, account).buckets.map(({ number }) => number);
  });
  await untilSomebodyWaits();
  first.go();
  await first.done;
  assert.deepEqual(await second, [0n]);
});

test('transfers are recorded in the order of their locks, not of their beginnings', async () => {
  const account = await openWith(100n);
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const early = context.db.transaction(async (tx) => {
    begun.resolve();
    await go.promise;
    await lockAccounts(tx, [account]);
    debit(tx, account, hkd(1n), 'income:fee', reason);
  });
  await begun.promise;
  const beginning = context.clock.now();
  context.clock.advance(1_000);
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    debit(tx, account, hkd(10n), 'income:fee', reason);
  });
  go.resolve();
  await early;
  const now = context.clock.now();
  const rows = await readStatement(context, account, now + 1, 9);
  assert.deepEqual(
    rows.map(({ balanceAfter }) => balanceAfter),
    [89n, 90n, 100n],
  );
  assert.deepEqual(await readBalanceAt(context, account, beginning), new Map([['HKD', 100n]]));
  assert.deepEqual(await readBalanceAt(context, account, now), new Map([['HKD', 89n]]));
});

test('a hold that is named to the lock twice stands as the first use left it', async () => {
  const account = await openWith(100n);
  const hold = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const expiresAt = tx.nowMs + 60_000;
    return placeHold(tx, account, 50n, { unit: 'HKD' }, { cause: 'test', expiresAt });
  });
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account], [hold.id]);
    takeHold(tx, hold.id, 40n, 'income:fee', reason);
    await lockAccounts(tx, [account], [hold.id]);
    assert.throws(() => takeHold(tx, hold.id, 11n, 'income:fee', reason), {
      code: 'hold_exceeded',
    });
    takeHold(tx, hold.id, 10n, 'income:fee', reason);
  });
  assert.equal((await readBalance(context, account)).units[0]?.total, 50n);
  await assertSound();
});

test('a bucket with an agreed debt stays as long as there is something to draw', async () => {
  const account = await openWith(5n);
  const loan = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const terms = { unit: 'HKD', source: 'credit', cause: 'test', floor: -30n } as const;
    return openBucket(tx, account, { ...terms, priority: 200 });
  });
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    spend(tx, account, 35n, { unit: 'HKD' }, 'income:fee', reason);
  });
  const { buckets } = await readBalance(context, account);
  assert.deepEqual(
    buckets.map(({ number, balance }) => [number, balance]),
    [
      [0n, 0n],
      [loan, -30n],
    ],
  );
  await assertSound();
});

test('expiring holds comes to its end when the clock is set back meanwhile', async () => {
  const account = await openWith(10n);
  const clock = context.clock;
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    const terms = { cause: 'test', expiresAt: clock.now() + 1_000 };
    placeHold(tx, account, 10n, { unit: 'HKD' }, terms);
  });
  clock.advance(1_000);
  const expiring = expireHolds(context);
  clock.set(testStartMs);
  assert.equal(await expiring, 1);
  assert.equal((await readBalance(context, account)).units[0]?.held, 0n);
});
