import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PhoneNumber, secondMs } from '#base';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { textTable } from '#test/text-table';
import { queueMessages } from './queue-messages.ts';
import { withdrawWaiting } from './withdraw-waiting.ts';

const database = await testDatabase();
const context = database.context();
const mine: PhoneNumber = '+85252000001';

/** What a sender or a gateway has made of a message. */
const become = statement(
  'test: become',
  `update notifications.message set state = $2, attempts = $3,
     ended_at = case when $2 in ('failed', 'delivered') then now() end where key = $1`,
);
const read = statement<{ state: string; failure: string | null; isEnded: boolean }>(
  'test: state',
  `select state, failure, ended_at is not null as is_ended from notifications.message
   where key = $1`,
);

test('what waits for its time gives way by its key, and nothing else does', async () => {
  const cases = textTable<'key' | 'to' | 'due' | 'state' | 'tries' | 'then'>(`
    key                | to           | due | state     | tries | then
    lin_1 below 2000   | +85252000001 | 1   | queued    | 0     | failed another says more
    lin_1 below        | +85252000001 | 90  | queued    | 0     | failed another says more
    lin_1 below 500    | +85252000001 | 0   | queued    | 0     | queued
    lin_1 below 400    | +85252000001 | -1  | queued    | 0     | queued
    lin_1 below 300    | +85252000001 | 1   | queued    | 1     | queued
    lin_1 below 200    | +85252000001 | 1   | sending   | 0     | sending
    lin_1 below 100    | +85252000001 | 1   | delivered | 0     | delivered
    lin_1 pack 1 below | +85252000001 | 1   | queued    | 0     | queued
    lin_11 below 2000  | +85252000001 | 1   | queued    | 0     | queued
    lin_1 below 60     | +85252000002 | 1   | queued    | 0     | queued
    lin_1 below 50     | +85252000065 | 1   | queued    | 0     | queued
  `);
  const nowMs = context.clock.now();
  const balance = { amountMinor: 100n, currency: 'HKD' } as const;
  await context.db.transaction(async (tx) =>
    queueMessages(
      tx,
      cases.map(({ key, to, due }) => ({
        kind: 'balance_low_today',
        parameters: { balance },
        to: to as PhoneNumber,
        language: 'en',
        key,
        cause: 'lin_1',
        notBefore: nowMs + Number(due) * secondMs,
      })),
    ),
  );
  const owner = database.context({ url: database.ownerUrl });
  for (const { key, state, tries } of cases) await owner.db.read(become, [key, state, tries]);
  for (const _ of [1, 2]) {
    await context.db.transaction(async (tx) => withdrawWaiting(tx, mine, 'lin_1 below'));
    for (const { key, then } of cases) {
      const [row] = await context.db.read(read, [key]);
      assert.equal([row?.state, row?.failure].filter(Boolean).join(' '), then, key);
      assert.equal(row?.isEnded, /failed|delivered/.test(then), key);
    }
  }
});
