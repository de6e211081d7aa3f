import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneNumber } from '#base';
import { creditedMessage } from '#test/credited-message';
import { testDatabase } from '#test/database';
import { listMessages } from './list-messages.ts';
import type { NewMessage } from './message.ts';
import { queueMessages } from './queue-messages.ts';
import { queueNewMessages } from './queue-new-messages.ts';

const context = (await testDatabase()).context();

const soldTo = (to: PhoneNumber, key: string): NewMessage =>
  creditedMessage(to, { key, language: 'en', nowMs: context.clock.now() });

/** The keys are not shown: each stands for its cause. */
async function causesOf(to: PhoneNumber): Promise<string[]> {
  const beforeMs = context.clock.now() + 1;
  const listed = await listMessages(context, { to, beforeMs, limit: 50 });
  return listed.map(({ cause }) => cause).sort();
}

function many(to: PhoneNumber, count: number): NewMessage[] {
  return Array.from({ length: count }, (_, index) => soldTo(to, `key ${index}`));
}

for (const [count, way] of [
  [2, 'one by one'],
  [6, 'copied'],
] as const) {
  test(`of messages taken for new and ${way}, those that were queued before stay`, async () => {
    const to = `+8525300000${count}` as const;
    const first = many(to, count);
    const [known, ...others] = first;
    await context.db.transaction(async (tx) => queueMessages(tx, known ? [known] : []));
    const again = [...many(to, 1), ...others];
    let runs = 0;
    await context.db.transaction(async (tx) => {
      runs += 1;
      queueNewMessages(tx, again);
    });
    assert.equal(runs, 2, 'its unique key shows that one of them is no news');
    assert.deepEqual(await causesOf(to), first.map(({ cause }) => cause).sort());
    await context.db.transaction(async (tx) => queueNewMessages(tx, many(to, count)));
    assert.deepEqual(await causesOf(to), first.map(({ cause }) => cause).sort());
  });
}
