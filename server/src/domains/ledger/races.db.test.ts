import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Id, newId, newUuid, Refusal } from '#base';
import { fingerprintOf } from '#platform/idempotency';
import { openLog } from '#platform/log';
import { type TestContext, type TestDatabase, testDatabase } from '#test/database';
import {
  auditBooks,
  credit,
  debit,
  lockAccounts,
  lockedAccount,
  moveBetweenAccounts,
  openAccount,
  placeHold,
  type PostTransfer,
  postTransfer,
  readBalance,
  rollUpSystemAccounts,
  spend,
  takeHold,
} from './index.ts';

const database: TestDatabase = await testDatabase();
const caller = newUuid(0, 3);
const reason = { code: 'test', cause: 'test' };
const repeats: string[] = [];

// Four processes with connections of their own, as an operator would run them.
const log = openLog('warn', (line) => repeats.push(line));
const processes = [1, 2, 3, 4].map(() => database.context({ log, connections: 8 }));
const [context] = processes as [TestContext];

const cash = { unit: 'HKD' } as const;

function hkd(amount: bigint) {
  return { unit: 'HKD', amount } as const;
}

async function openWith(amount: bigint, slot: number): Promise<Id<'acc'>> {
  const account = newId('acc', context.clock.now(), slot);
  await context.db.transaction(async (tx) => {
    openAccount(tx, account, 'line', { unit: 'HKD' });
    if (amount > 0n) credit(tx, account, hkd(amount), 'bank', reason);
  });
  return account;
}

/** So many writers at once, spread over the processes; how each ended. */
function race<Result>(
  writers: number,
  work: (context: TestContext, writer: number) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  return Promise.allSettled(
    Array.from({ length: writers }, (_, writer) =>
      work(processes[writer % processes.length] as TestContext, writer),
    ),
  );
}

function codes(outcomes: readonly PromiseSettledResult<unknown>[]): string[] {
  return outcomes.map((one) => {
    if (one.status === 'fulfilled') return 'done';
    return one.reason instanceof Refusal ? one.reason.code : String(one.reason);
  });
}

function count(all: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

async function totalOf(account: Id<'acc'>): Promise<bigint> {
  return (await readBalance(context, account)).units[0]?.total ?? 0n;
}

async function assertSound(): Promise<void> {
  assert.deepEqual(
    (await auditBooks(context)).flatMap(({ problems }) => problems),
    [],
  );
}

/** The same small numbers for the same writer: a race is random enough. */
function pick(writer: number, round: number, most: number): number {
  return (Math.imul(writer * 31 + round * 17 + 7, 0x9e3779b1) >>> 8) % most;
}

test('sixty-four writers on ten hot accounts lose nothing, and none meets a deadlock', async () => {
  const accounts = await Promise.all(
    Array.from({ length: 10 }, (_, index) => openWith(1_000n, (index * 7) % 5)),
  );
  repeats.length = 0;
  const outcomes = await race(64, async (own, writer) => {
    for (let round = 0; round < 6; round += 1) {
      const from = accounts[pick(writer, round, 10)] as Id<'acc'>;
      const to = accounts[pick(round, writer, 10)] as Id<'acc'>;
      await own.db.transaction(async (tx) => {
        await lockAccounts(tx, [from, to]);
        moveBetweenAccounts(tx, from, to, hkd(3n), reason);
        const hold = placeHold(tx, to, 2n, cash, { cause: 'test', expiresAt: tx.nowMs });
        takeHold(tx, hold.id, 1n, 'income:fee', reason);
      });
      if (round % 3 === 0) await rollUpSystemAccounts(own);
    }
  });
  assert.deepEqual(count(codes(outcomes)), { done: 64 });
  assert.deepEqual(repeats, []);
  const totals = await Promise.all(accounts.map(totalOf));
  assert.equal(
    totals.reduce((sum, total) => sum + total, 0n),
    10_000n - 64n * 6n,
  );
  await assertSound();
});

test('who locks crosswise all the same is repeated, and both are done', async () => {
  const [one, other] = [await openWith(100n, 1), await openWith(100n, 2)];
  repeats.length = 0;
  const bothLocked = Promise.withResolvers<void>();
  let locked = 0;
  const move = (own: TestContext, from: Id<'acc'>, to: Id<'acc'>): Promise<void> =>
    own.db.transaction(async (tx) => {
      await lockAccounts(tx, [from]);
      locked += 1;
      if (locked === 2) bothLocked.resolve();
      await bothLocked.promise;
      await lockAccounts(tx, [to]);
      moveBetweenAccounts(tx, from, to, hkd(10n), reason);
    });
  const outcomes = await race(2, (own, writer) =>
    writer === 0 ? move(own, one, other) : move(own, other, one),
  );
  assert.deepEqual(codes(outcomes), ['done', 'done']);
  assert.match(repeats.join(), /deadlock detected/);
  assert.deepEqual([await totalOf(one), await totalOf(other)], [100n, 100n]);
  await assertSound();
});

test('of many who open an account that was never seen, one does', async () => {
  const account = newId('acc', context.clock.now(), 11);
  const outcomes = await race(64, (own) =>
    own.db.transaction(async (tx) => {
      await lockAccounts(tx, [account]);
      openAccount(tx, account, 'line', { unit: 'HKD' });
      credit(tx, account, hkd(100n), 'bank', reason);
    }),
  );
  assert.deepEqual(count(codes(outcomes)), { done: 1, account_exists: 63 });
  assert.equal(await totalOf(account), 100n);
  await assertSound();
});

test('of many who spend the last of a balance, one does', async () => {
  for (let round = 0; round < 5; round += 1) {
    const account = await openWith(0n, 20 + round);
    const outcomes = await race(64, (own, writer) =>
      own.db.transaction(async (tx) => {
        await lockAccounts(tx, [account]);
        const { buckets } = lockedAccount(tx, account);
        if (writer === 0) credit(tx, account, hkd(100n), 'bank', reason);
        else if (writer % 2 === 0) spend(tx, account, 100n, cash, 'income:fee', reason);
        else debit(tx, account, hkd(100n), 'income:fee', reason, buckets[0]?.number);
      }),
    );
    const { done, insufficient_balance: refused } = count(codes(outcomes));
    assert.equal((done ?? 0) + (refused ?? 0), 64);
    assert.equal(await totalOf(account), done === 2 ? 0n : 100n);
    assert.ok(done === 1 || done === 2, `${done} were done`);
  }
  await assertSound();
});

function debitOnce(account: Id<'acc'>, key: string): PostTransfer {
  return {
    request: { caller, key, fingerprint: fingerprintOf('x') },
    account,
    direction: 'debit',
    amount: hkd(60n),
    systemAccount: 'income:fee',
    reason,
  };
}

test('of many debits of more than half a balance, by keys of their own, one is done', async () => {
  const account = await openWith(100n, 30);
  const outcomes = await race(64, (own) =>
    postTransfer(own, debitOnce(account, newUuid(context.clock.now(), 0))),
  );
  assert.deepEqual(count(codes(outcomes)), { done: 1, insufficient_balance: 63 });
  assert.equal(await totalOf(account), 40n);
  await assertSound();
});

test('one request sent a hundred times at once has one effect and one answer', async () => {
  const account = await openWith(1_000n, 31);
  const key = newUuid(context.clock.now(), 0);
  const outcomes = await race(100, (own) => postTransfer(own, debitOnce(account, key)));
  assert.deepEqual(
    new Set(outcomes.map((one) => JSON.stringify(one))),
    new Set([JSON.stringify({ status: 'fulfilled', value: { seq: 2, balanceAfter: '940' } })]),
  );
  assert.equal(await totalOf(account), 940n);
  await assertSound();
});

test('one refused request, sent a hundred times at once, is refused each time', async () => {
  const account = await openWith(10n, 32);
  const key = newUuid(context.clock.now(), 0);
  const outcomes = await race(100, (own) => postTransfer(own, debitOnce(account, key)));
  assert.deepEqual(count(codes(outcomes)), { insufficient_balance: 100 });
});
