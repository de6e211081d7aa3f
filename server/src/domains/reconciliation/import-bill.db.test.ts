import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, hourMs, type Id, isoTime, newId, secondMs, startOfDay } from '#base';
import { statement } from '#platform/postgres';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { testStartMs } from '#test/database';
import { openTopupWorld } from '#test/topup-world';
import { auditReconciliation } from './audit-reconciliation.ts';
import { billedBy } from './billed-by.ts';
import { importBill } from './import-bill.ts';
import { keepBill } from './keep-bill.ts';
import { loadDay } from './load-day.ts';
import { matchDay } from './match-day.ts';
import { readItems } from './read-items.ts';
import { beginReading, countBill, insertDay } from './store/days.ts';

const key = { connector: 'alipay_cn', day: '2026-11-23' } as const;
type Staff = Id<'stf'>;

const ignore = (): void => undefined;

async function openDay(t: Parameters<typeof openTopupWorld>[0]) {
  const world = await openTopupWorld(t);
  const { context } = world;
  const { number, subscriber } = await world.person(['+85251234001']);
  const rows: BillRow[] = [];
  for (const value of [5_000n, 10_000n]) {
    const topup = await world.order(number, value, subscriber);
    await world.tell(topup);
    const { attempt, price } = topup;
    rows.push({ number: attempt, amountMinor: price, atMs: testStartMs + secondMs });
  }
  context.clock.set(startOfDay(addDays(key.day, 1)) + 9 * hourMs);
  const fileOf = (some: readonly BillRow[]) =>
    alipayBill({ rows: some, account: '20880000000000010156', day: key.day });
  return { context, first: await fileOf(rows.slice(0, 1)), corrected: await fileOf(rows) };
}

test('what is read of a bill stays while its day is matched by the bill before', async (t) => {
  const { context, first, corrected } = await openDay(t);
  const billed = await billedBy(context, key.connector);
  await importBill(context, { ...key, file: first });
  assert.equal((await loadDay(context, key)).breaks.length, 1, 'one is missing in it');
  const { id: bill } = await keepBill(context, { ...key, file: corrected }, ignore);
  await context.db.transaction((tx) => tx.query(beginReading, [key.connector, key.day, bill]));
  await readItems(context, { ...billed, ...key }, { bill, file: corrected }, ignore);
  // As by the schedule, which knows nothing of who brings a bill.
  await matchDay(context, billed, key, ignore);
  const { day, breaks, sums } = await loadDay(context, key);
  assert.deepEqual([day.bill === bill, breaks.length, sums[0]?.items], [false, 1, 1n]);
  await importBill(context, { ...key, file: corrected });
  const after = await loadDay(context, key);
  assert.deepEqual([after.sums[0]?.items, after.breaks[0]?.state], [2n, 'cleared']);
  assert.ok((await auditReconciliation(context)).every(({ problems }) => problems.length === 0));
});

test('of two bills that are read at once the one that was begun last counts', async (t) => {
  const { context, first, corrected } = await openDay(t);
  const { id: bill } = await keepBill(context, { ...key, file: first }, ignore);
  const values = [key.connector, key.day];
  const at = isoTime(context.clock.now());
  await context.db.transaction(async (tx) => {
    await tx.query(insertDay, [...values, at, at]);
    await tx.query(beginReading, [...values, bill]);
  });
  await importBill(context, { ...key, file: corrected });
  const count = () =>
    context.db.transaction((tx) => tx.query(countBill, [...values, bill, null, 1, at]));
  assert.deepEqual(await count(), []);
  assert.equal((await loadDay(context, key)).breaks.length, 0);
  assert.equal(
    await importBill(context, { ...key, file: first }),
    'new',
    'it can be brought again',
  );
});

test('what another bill has replaced counts again once two people have asked since', async (t) => {
  const { context, first, corrected } = await openDay(t);
  const [one, other] = [0, 1].map((slot) => newId('stf', testStartMs, slot)) as [Staff, Staff];
  const bring = (file: Buffer, by?: Staff | 'operator') =>
    importBill(context, { ...key, file, ...(by ? { by } : {}) });
  const stands = async () => {
    const { sums, bills } = await loadDay(context, key);
    return [sums[0]?.items, ...bills.flatMap(({ askedBy }) => askedBy ?? [])];
  };
  // The provider itself gives out both.
  assert.deepEqual([await bring(first), await bring(corrected)], ['new', 'new']);
  for (let times = 0; times < 2; times += 1) {
    assert.equal(await bring(first, one), 'waits');
    assert.deepEqual(await stands(), [2n, one]);
  }
  assert.equal(await bring(first, other), 'new');
  assert.deepEqual(await stands(), [1n]);
  assert.equal(await bring(corrected, one), 'waits');
  assert.equal(await bring(corrected, 'operator'), 'new');
  assert.deepEqual(await stands(), [2n], 'nobody waits any more for what was asked before');
  assert.equal(await bring(corrected, one), 'known');
  assert.equal(await bring(first, other), 'waits');
  assert.deepEqual(await stands(), [2n, other]);
  assert.ok((await auditReconciliation(context)).every(({ problems }) => problems.length === 0));
});

test('what people have brought is replaced by what a provider gives to two of them', async (t) => {
  const { context, first, corrected } = await openDay(t);
  const [one, other] = [0, 1].map((slot) => newId('stf', testStartMs, slot)) as [Staff, Staff];
  const fetched = (file: Buffer, fetchedBy: Staff) =>
    importBill(context, { ...key, file, fetchedBy });
  assert.equal(await importBill(context, { ...key, file: first, by: one }), 'waits');
  assert.equal(await importBill(context, { ...key, file: first, by: other }), 'new');
  assert.equal(await fetched(first, one), 'known');
  for (let times = 0; times < 2; times += 1) assert.equal(await fetched(corrected, one), 'waits');
  assert.equal((await loadDay(context, key)).sums[0]?.items, 1n);
  assert.equal(await fetched(corrected, other), 'new');
  assert.equal((await loadDay(context, key)).sums[0]?.items, 2n);
  // That one is the provider's own, and so is what it gives instead.
  assert.equal(await fetched(first, one), 'new');
});

test('an item that is gone, and what a break says no more, are found by the audit', async (t) => {
  const { context, corrected } = await openDay(t);
  await importBill(context, { ...key, file: corrected });
  const run = async (name: string, sql: string) => {
    await context.db.transaction((tx) => tx.query(statement(name, sql)));
    const checks = await auditReconciliation(context);
    return checks.flatMap((check) => (check.problems.length > 0 ? check.name : []));
  };
  const isFirst = 'row_number = (select min(row_number) from reconciliation.item)';
  assert.deepEqual(
    await run('test: an item leaves', `delete from reconciliation.item where ${isFirst}`),
    ['reconciliation.sums', 'reconciliation.items'],
  );
  const again = `insert into reconciliation.item
    select slot, bill, row_number + 100, kind, number, provider_number, written, amount, currency,
      fee, occurred_at from reconciliation.item`;
  assert.deepEqual(await run('test: an item stands twice', again), [
    'reconciliation.sums',
    'reconciliation.gaps',
  ]);
});
