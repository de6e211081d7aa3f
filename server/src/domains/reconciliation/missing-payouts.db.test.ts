import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { dayMs, isoTime, startOfDay } from '#base';
import { testDatabase } from '#test/database';
import { loadDay } from './load-day.ts';
import { settleBatches } from './settle-batches.ts';
import { lockSettling, writeBatch } from './store/batches.ts';
import { insertDay } from './store/days.ts';

const connector = 'antom';

/** What is missing, so many days after the first, of what days had to bring. */
async function missingOf(t: T, after: number, owed: Readonly<Record<string, bigint>>) {
  const context = (await testDatabase(t)).context();
  const days = Object.keys(owed);
  context.clock.set(startOfDay(days[0] ?? '') + after * dayMs);
  const at = isoTime(context.clock.now());
  await context.db.transaction(async (tx) => {
    await tx.query(lockSettling, [connector]);
    for (const day of days) {
      await tx.query(insertDay, [connector, day, at, at]);
      await tx.query(writeBatch, [connector, day, 'HKD', owed[day], at]);
    }
    await settleBatches(tx, connector, { isTold: true });
  });
  const reports = await Promise.all(days.map((day) => loadDay(context, { connector, day })));
  return reports.flatMap(({ day, breaks }) => breaks.map(({ fact }) => `${fact} ${day.day}`));
}

test('what a provider keeps for refunds of the days around it is not missing', async (t) => {
  const owed = { '2026-12-04': -40_000n, '2026-12-11': 19_760n, '2026-12-21': 123_500n };
  assert.deepEqual(await missingOf(t, 22, owed), []);
  assert.deepEqual(await missingOf(t, 40, owed), ['payout_missing 2026-12-21']);
  const later = { '2026-12-04': 40_000n, '2026-12-07': -40_000n, '2026-12-09': 500n };
  assert.deepEqual(await missingOf(t, 30, later), ['payout_missing 2026-12-09']);
  const more = { '2026-12-04': 40_000n, '2026-12-07': -39_000n };
  assert.deepEqual(await missingOf(t, 30, more), ['payout_missing 2026-12-04']);
});
