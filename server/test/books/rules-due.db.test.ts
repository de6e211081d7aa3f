import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoTime } from '#base';
import { claimDueRules } from '#auto-topups';
import { statement } from '#platform/postgres';
import { testDatabase } from '#test/database';
import { killedAt } from '#test/killed';
import { reactions } from '../../src/reactions.ts';

/** Rules of lines that need not be there: a tenth of a percent of them is due. */
const insertRules = statement(
  'test insert rules',
  `insert into auto_topups.rule (slot, line, owner, number, state, below_minor, amount_minor,
     cap_minor, cap_times, mandates, skips_next, on_since, due_at, told_times, changed_at)
   select n % 64, gen_random_uuid(), 'sub_1', '+85251234567', 'on', 2000, 5000, 30000, 6, '{}',
     false, $1, case when n % 1000 = 0 then $1::timestamptz
       else $1::timestamptz + interval '1 day' end, 0, $1
   from generate_series(1, 50000) n`,
);

test('what is due is claimed once by two processes', async () => {
  const database = await testDatabase();
  const first = database.context({ reactions });
  const second = database.context({ reactions, clock: first.clock });
  const now = isoTime(first.clock.now());
  const owner = database.context({ url: database.ownerUrl, clock: first.clock });
  await owner.db.read(insertRules, [now]);
  const claimed = await Promise.all([claimDueRules(first), claimDueRules(second)]);
  assert.equal(claimed[0] + claimed[1], 50);
  assert.equal(await claimDueRules(first), 0);
});

const readQueued = statement<{ readonly line: string }>(
  'test read queued',
  `select l ->> 'line' as line
   from graphile_worker._private_jobs j
   join graphile_worker._private_tasks t on t.id = j.task_id,
     json_array_elements(j.payload) l
   where t.identifier like 'rulesDue%'`,
);

test('a sweep that was killed is gone on with, and each due rule is queued once', async () => {
  const database = await testDatabase();
  const context = database.context({ reactions });
  const other = database.context({ reactions, clock: context.clock });
  const owner = database.context({ url: database.ownerUrl, clock: context.clock });
  const dueOften = { ...insertRules, text: insertRules.text.replace('n % 1000 = 0', 'n % 8 = 0') };
  await owner.db.read(dueOften, [isoTime(context.clock.now())]);
  // Of 6,250 due rules, a thousand a commit.
  await assert.rejects(claimDueRules(killedAt(context, 4)), /killed/);
  assert.equal((await owner.db.read(readQueued)).length, 3_000);
  const found = await Promise.all([claimDueRules(context), claimDueRules(other)]);
  assert.equal(found[0] + found[1], 3_250);
  const queued = (await owner.db.read(readQueued)).map(({ line }) => line);
  assert.equal(queued.length, 6_250);
  assert.equal(new Set(queued).size, 6_250);
});
