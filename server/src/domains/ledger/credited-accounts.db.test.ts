import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Id, type InstantMs, minuteMs, newId } from '#base';
import type { Tx } from '#platform/postgres';
import { testDatabase } from '#test/database';
import {
  type AccountId,
  auditBooks,
  credit,
  debit,
  lockAccounts,
  lockedAccount,
  lockedTotal,
  openAccount,
  openBucket,
  spend,
} from './index.ts';

const context = (await testDatabase()).context();
const reason = { code: 'test', cause: 'test' };

function give(tx: Tx, account: AccountId, amount: bigint, expiresAt: InstantMs | null = null) {
  const wanted = { unit: 'HKD', source: 'paid', cause: 'test', expiresAt } as const;
  const number = openBucket(tx, account, wanted);
  credit(tx, account, { unit: 'HKD', amount }, 'bank', reason, number);
  return number;
}

/** Holds 1 in its main bucket, 20 for ever, 300 until an instant, 4,000 that expired, and data. */
async function openLine(until: InstantMs): Promise<Id<'acc'>> {
  const account = newId('acc', context.clock.now(), 7);
  await context.db.transaction(async (tx) => {
    openAccount(tx, account, 'line', { unit: 'HKD' });
    credit(tx, account, { unit: 'HKD', amount: 1n }, 'bank', reason);
    give(tx, account, 20n);
    give(tx, account, 300n, until);
    give(tx, account, 4_000n, context.clock.now() - 1);
    const data = openBucket(tx, account, { unit: 'BYTE', source: 'paid', cause: 'test' });
    credit(tx, account, { unit: 'BYTE', amount: 50_000n }, 'income:packs', reason, data);
  });
  return account;
}

function credited<Result>(account: AccountId, work: (tx: Tx) => Promise<Result> | Result) {
  return context.db.transaction(async (tx) => {
    await lockAccounts(tx, [], [], [account]);
    return work(tx);
  });
}

test('an account that is only credited has the total of one that was read whole', async () => {
  const account = await openLine(context.clock.now() + minuteMs);
  const total = await credited(account, (tx) => {
    give(tx, account, 600_000n);
    credit(tx, account, { unit: 'HKD', amount: 1_000n }, 'bank', reason);
    return lockedTotal(tx, account, 'HKD');
  });
  const whole = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    return lockedTotal(tx, account, 'HKD');
  });
  assert.deepEqual([total, whole], [601_321n, 601_321n]);
});

test('what has expired while its lock was waited for does not count', async () => {
  const until = context.clock.now() + minuteMs;
  const account = await openLine(until);
  const go = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const first = context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    held.resolve();
    await go.promise;
  });
  await held.promise;
  const second = credited(account, (tx) => lockedTotal(tx, account, 'HKD'));
  context.clock.advance(2 * minuteMs);
  go.resolve();
  await first;
  assert.equal(await second, 21n);
});

test('nor does what has expired when another account of the transaction is locked', async () => {
  const account = await openLine(context.clock.now() + minuteMs);
  const other = await openLine(context.clock.now() + minuteMs);
  const total = await credited(account, async (tx) => {
    const before = lockedTotal(tx, account, 'HKD');
    context.clock.advance(2 * minuteMs);
    await lockAccounts(tx, [other]);
    return [before, lockedTotal(tx, account, 'HKD')];
  });
  assert.deepEqual(total, [321n, 21n]);
});

test('its new buckets come behind those that were not read, whatever the clock says', async () => {
  const account = await openLine(context.clock.now() + minuteMs);
  const before = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    return lockedAccount(tx, account).buckets.map(({ number }) => number);
  });
  context.clock.advance(-60 * minuteMs);
  const number = await credited(account, (tx) => give(tx, account, 5n));
  context.clock.advance(60 * minuteMs);
  assert.ok(before.every((one) => one < number));
});

test('nothing is taken from it, nor is it looked into, before it is read', async () => {
  const account = await openLine(context.clock.now() + minuteMs);
  const takings: ((tx: Tx) => unknown)[] = [
    (tx) => debit(tx, account, { unit: 'HKD', amount: 1n }, 'income:fee', reason),
    (tx) => spend(tx, account, 1n, { unit: 'HKD' }, 'income:fee', reason),
    (tx) => lockedAccount(tx, account),
    (tx) => lockedTotal(tx, account, 'BYTE'),
  ];
  for (const take of takings) await assert.rejects(credited(account, take), /was not read/);
});

test('locked whole later, it has all its buckets in order, what is new among them', async () => {
  const account = await openLine(context.clock.now() + minuteMs);
  const [numbers, paid] = await credited(account, async (tx) => {
    const opened = give(tx, account, 7_000_000n);
    await lockAccounts(tx, [account]);
    const { buckets } = lockedAccount(tx, account);
    assert.equal(buckets.at(-1)?.number, opened);
    const movements = spend(tx, account, 7_000_320n, { unit: 'HKD' }, 'income:fee', reason);
    return [buckets.map(({ number }) => number), movements.map(({ amount }) => amount)] as const;
  });
  assert.equal(numbers.length, 6);
  assert.deepEqual(
    numbers,
    numbers.toSorted((one, other) => (one < other ? -1 : 1)),
  );
  assert.deepEqual(paid, [-300n, -1n, -20n, -6_999_999n]);
  const rest = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, [account]);
    return lockedTotal(tx, account, 'HKD');
  });
  assert.equal(rest, 1n);
  const problems = (await auditBooks(context)).flatMap((check) => check.problems);
  assert.deepEqual(problems, []);
});
