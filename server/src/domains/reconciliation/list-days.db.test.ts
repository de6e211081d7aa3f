import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, isoTime } from '#base';
import { testDatabase } from '#test/database';
import { staffCaller } from '#test/finance';
import { listDays } from './list-days.ts';
import { insertDay } from './store/days.ts';

test('a page of days ends with a whole day, and leaves no connector out', async (t) => {
  const context = (await testDatabase(t)).context();
  const at = isoTime(context.clock.now());
  const all: string[] = [];
  await context.db.transaction(async (tx) => {
    for (let nth = 0; nth < 15; nth += 1) {
      for (let connector = 0; connector < 9; connector += 1) {
        const key = [`shop_${connector}`, addDays('2026-11-20', -nth)];
        all.push(key.join(' '));
        await tx.query(insertDay, [...key, at, at]);
      }
    }
  });
  const seen: string[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const page = await listDays(context, staffCaller('finance'), before);
    seen.push(...page.days.map(({ connector, day }) => `${connector} ${day}`));
    before = page.before;
  }
  assert.deepEqual(seen, all);
});
